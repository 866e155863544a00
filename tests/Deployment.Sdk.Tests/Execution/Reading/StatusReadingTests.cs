using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Reading;

public sealed class StatusReadingTests
{
    private const int Apps = 60;

    [Fact]
    public async Task Of_many_apps_no_more_than_the_bound_are_read_at_once_and_no_fewer()
    {
        var gate = new Lock();
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        var most = 0;
        await using var server = await StubServer.StartAsync(async (request, http) =>
        {
            var app = request.Target.Split('/')[2];
            lock (gate)
            {
                answers.TryAdd(app, 0);
                most = Math.Max(most, answers.Values.Count(given => given < 2));
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

            var body = request.Target.EndsWith("/releases", StringComparison.Ordinal) ? "[]" : $$"""{"id":"{{app}}","name":"{{app}}"}""";
            await StubServer.Json(200, body)(http);
        });
        using var folder = new TemporaryFolder();
        var line = new CommandLine(PlanOfMany(), folder.Path)
        {
            Environment = { ["HEROKU_API_URL"] = server.Address.ToString(), ["HEROKU_API_KEY"] = StubServer.Token },
        };

        var ran = await line.RunAsync("status", "--json");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(Apps, ran.Json.GetProperty("apps").GetArrayLength());
        Assert.Equal(StatusReading.AtOnce, most);
        Assert.Equal(2 * Apps, server.Requests.Count);
    }

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
