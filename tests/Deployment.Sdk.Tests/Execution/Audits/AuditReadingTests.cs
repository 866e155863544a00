using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Audits;

public sealed class AuditReadingTests
{
    private const int Apps = 60;
    private const int CallsOfAnApp = 7;

    [Fact]
    public async Task An_audit_of_many_apps_is_bounded_in_calls_and_in_how_many_it_reads_at_once_and_changes_nothing()
    {
        var gate = new Lock();
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        var most = 0;
        await using var server = await StubServer.StartAsync(async (request, http) =>
        {
            if (!request.Target.StartsWith("/apps/", StringComparison.Ordinal))
            {
                await StubServer.Json(200, request.Target == "/pipelines/yunojuno" ? """{"id":"p1","name":"yunojuno"}""" : "[]")(http);
                return;
            }

            var app = request.Target.Split('/')[2];
            lock (gate)
            {
                answers.TryAdd(app, 0);
                most = Math.Max(most, answers.Values.Count(given => given < CallsOfAnApp));
                if (answers.Count == StatusReading.AtOnce)
                {
                    full.TrySetResult();
                }
            }

            // Nobody is answered before as many are asked about as may be.
            await full.Task.WaitAsync(http.RequestAborted);
            lock (gate)
            {
                answers[app]++;
            }

            var (status, body) = Body(app, request.Target);
            await StubServer.Json(status, body)(http);
        });
        using var folder = new TemporaryFolder();
        var line = new CommandLine(PlanOfMany(), folder.Path)
        {
            Environment = { ["HEROKU_API_URL"] = server.Address.ToString(), ["HEROKU_API_KEY"] = StubServer.Token },
        };

        var ran = await line.RunAsync("audit", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(StatusReading.AtOnce, most);

        // The pipeline and its couplings are asked for once, for all have one token.
        Assert.Equal(2 + (CallsOfAnApp * Apps), server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
        var findings = ran.Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("what").GetString()).ToArray();
        Assert.Equal(Apps, findings.Count(what => what!.Contains("is not in the pipeline yunojuno", StringComparison.Ordinal)));
        Assert.Single(findings, what => what == "the token of own-1 may not list who works on it");
    }

    private static (int Status, string Body) Body(string app, string target) => target[$"/apps/{app}".Length..] switch
    {
        "" => (200, $$"""{"id":"id-{{app}}","name":"{{app}}"}"""),
        "/config-vars" => (200, "{}"),
        "/collaborators" when app == "yunojuno-own-1" => (403, """{"id":"forbidden","message":"You do not have access."}"""),
        _ => (200, "[]"),
    };

    private static Plan PlanOfMany() => new("yunojuno")
    {
        Routes =
        [
            .. Enumerable.Range(1, Apps).Select(number => new Route(
                $"own-{number}",
                SamplePlan.Environment($"own-{number}", Stage.Development, new HerokuAppAttribute($"yunojuno-own-{number}")))),
        ],
    };
}
