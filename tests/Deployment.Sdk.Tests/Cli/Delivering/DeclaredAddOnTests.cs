using System.Text;
using System.Text.Json;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Cli.Scenarios;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What is declared with [AddonAttachment] is on the app, and ready, before anything arrives there.</summary>
public sealed class DeclaredAddOnTests
{
    private const string Database = "postgresql-curved-12345";
    private const string LiveDatabase = "postgresql-flat-67890";

    private const string Delay = """{ "on": "add-on", "then": "delay", "seconds": 25 }""";
    private const string Hang = """{ "on": "add-on", "then": "hang" }""";
    private const string Fail = """{ "on": "add-on", "then": "fail" }""";

    /// <summary>The delay. The clock does not jump to its end: it runs out when the waits of a delivery add up to it.</summary>
    private static readonly TimeSpan Made = TimeSpan.FromSeconds(25);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Plan Plan { get; } = SamplePlan.Of(
        SamplePlan.Uat(new AddonAttachmentAttribute("DATABASE", Database), new ConfigVarAttribute("COLOUR", "green")),
        SamplePlan.Live(new AddonAttachmentAttribute("DATABASE", LiveDatabase), new ConfigVarAttribute("COLOUR", "blue")));

    [Fact]
    public async Task A_deploy_waits_for_a_database_that_is_being_made_and_then_begins()
    {
        using var team = new BadDay(Plan, limits: Made);
        await OrderAsync(team, "yunojuno-uat");

        var planned = await team.RunAsync("plan", "--branch", "master", "--rehearse", "--json", "--scenario-file", Day(team, Hang));
        var ran = await team.DeployAsync("--scenario-file", Day(team, Delay));

        Assert.True(planned.ExitCode == 0, planned.All);
        Assert.Contains(
            $"the add-on {Database} of yunojuno-uat is still provisioning: a delivery waits for it before its first change, at most 15 min",
            planned.Json.GetProperty("deliveries")[0].GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
        Assert.True(ran.ExitCode == 0, ran.All);
        int[] order =
        [
            .. new[]
            {
                $"the add-on {Database} of yunojuno-uat is still provisioning: waiting for it, at most 15 min",
                $"ready now, and going on: {Database}",
                "-> set COLOUR on yunojuno-uat",
                "-> build",
            }.Select(line => ran.Output.IndexOf(line, StringComparison.Ordinal)),
        ];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task A_promotion_and_a_change_of_config_wait_for_it_as_well()
    {
        using var team = new BadDay(Plan, limits: Made);
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);

        await OrderAsync(team, "yunojuno-live");
        var promoted = await team.PromoteAsync("--scenario-file", Day(team, Delay));
        Assert.True(promoted.ExitCode == 0, promoted.All);
        Assert.Contains($"the add-on {LiveDatabase} of yunojuno-live is still provisioning: waiting for it", promoted.Output, StringComparison.Ordinal);

        // With code on the app, the release that brings its address runs the release phase, and that is waited for too.
        await OrderAsync(team, "yunojuno-uat", """{"COLOUR":"red"}""");
        var configured = await team.RunAsync("config", "apply", "UAT", "--rehearse", "--scenario-file", Day(team, Delay));
        Assert.True(configured.ExitCode == 0, configured.All);
        Assert.Contains($"ready now, and going on: {Database}", configured.Output, StringComparison.Ordinal);
        Assert.Contains("set COLOUR on yunojuno-uat", configured.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Hang, 5, $"the add-on {Database} of yunojuno-uat is still provisioning after 900 s, and UAT declares it as DATABASE; nothing was changed", $"heroku addons:info {Database}")]
    [InlineData(Delay + ", " + Fail, 3, $"the add-on {Database} of yunojuno-uat could not be made, or is gone, and UAT declares it as DATABASE; nothing was changed", "look at heroku addons --app yunojuno-uat")]
    [InlineData(Fail, 3, $"yunojuno-uat has the add-on {Database} as DATABASE, which could not be made, or is gone", "order another one, and name it in [AddonAttachment(\"DATABASE\", ...)]")]
    public async Task One_that_is_never_ready_is_a_refusal_that_names_it_and_changed_nothing(string faults, int exitCode, string message, string remedy)
    {
        using var team = new BadDay(Plan, limits: Made);
        await OrderAsync(team, "yunojuno-uat");

        var ran = await team.DeployAsync("--json", "--scenario-file", Day(team, faults));

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Equal(message, ran.Json.GetProperty("message").GetString());
        Assert.Contains(remedy, ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("-> ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_app_lacks_or_has_another_in_place_of_is_refused_with_what_helps()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(Plan);
        var line = heroku.Line("UAT");
        await heroku.CallAsync("DELETE", $"/apps/yunojuno-uat/addons/{Database}");
        var before = await heroku.VersionAsync("yunojuno-uat");

        foreach (var command in new string[][] { ["deploy", "--branch", "master"], ["plan", "--branch", "master"], ["config", "apply", "UAT"], ["config", "apply", "UAT", "--dry-run"] })
        {
            var ran = await line.RunAsync([.. command, "--json"]);
            Assert.True(ran.ExitCode == 3, ran.All);
            Assert.Equal($"yunojuno-uat lacks the add-on {Database} as DATABASE", ran.Json.GetProperty("message").GetString());
            Assert.Equal($"heroku addons:attach {Database} --as DATABASE --app yunojuno-uat", ran.Json.GetProperty("remedy").GetString());
        }

        await heroku.CallAsync("POST", "/apps/yunojuno-uat/addons", new { plan = "heroku-postgresql", name = "postgresql-other-1", attachment = new { name = "DATABASE" } });
        var other = await line.RunAsync("deploy", "--branch", "master", "--json");
        Assert.True(other.ExitCode == 3, other.All);
        Assert.Equal($"yunojuno-uat has the add-on postgresql-other-1 as DATABASE; the plan says {Database}", other.Json.GetProperty("message").GetString());
        Assert.StartsWith("correct [AddonAttachment(\"DATABASE\", ...)]", other.Json.GetProperty("remedy").GetString());
        Assert.InRange(await heroku.VersionAsync("yunojuno-uat"), before, before + 1);
    }

    [Fact]
    public async Task What_is_missing_keeps_nobody_from_going_back()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(Plan);
        var line = heroku.Line("UAT");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        heroku.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));
        heroku.Git.Push("master");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        await heroku.CallAsync("DELETE", $"/apps/yunojuno-uat/addons/{Database}");

        var ran = await line.RunAsync("rollback", "UAT");

        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task Where_nothing_is_declared_or_nothing_is_to_be_done_no_question_is_asked()
    {
        var plain = AppStates.Of(SamplePlan.Uat());
        var declaring = AppStates.Of(SamplePlan.Uat(new AddonAttachmentAttribute("DATABASE", Database)));
        var some = new DeliverySteps([new BuildStep("yunojuno-uat", AppStates.A, null)], []);
        await using var server = await Heroku.StubServer.StartAsync(Heroku.StubServer.Json(200, "[]"));
        using var heroku = server.Connect();

        Assert.Empty((await DeclaredAddOns.LookAsync(heroku.Reader, plain, some, Cancel)).Value);
        Assert.Empty((await DeclaredAddOns.LookAsync(heroku.Reader, declaring, new DeliverySteps([], []), Cancel)).Value);
        Assert.Empty(server.Requests);

        Assert.Contains("lacks the add-on", (await DeclaredAddOns.LookAsync(heroku.Reader, declaring, some, Cancel)).Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal(
            ["GET /apps/yunojuno-uat/addon-attachments", "GET /apps/yunojuno-uat/addons"],
            server.Requests.Select(request => request.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_attachment_to_an_add_on_of_an_app_that_the_token_does_not_see_is_enough()
    {
        var declaring = AppStates.Of(SamplePlan.Uat(new AddonAttachmentAttribute("DATABASE", Database)));
        await using var server = await Heroku.StubServer.StartAsync((request, http) => Heroku.StubServer.Json(
            200,
            request.Target.EndsWith("/addon-attachments", StringComparison.Ordinal)
                ? $$$"""[{"id":"1","name":"DATABASE","addon":{"id":"2","name":"{{{Database}}}"}}]"""
                : "[]")(http));
        using var heroku = server.Connect();

        var looked = await DeclaredAddOns.LookAsync(
            heroku.Reader, declaring, new DeliverySteps([new BuildStep("yunojuno-uat", AppStates.A, null)], []), Cancel);

        Assert.Null(looked.Refusal);
        Assert.Empty(looked.Value);
    }

    /// <summary>Takes the database away from an app and orders it anew, without waiting for it.</summary>
    private static async Task OrderAsync(BadDay team, string app, string config = "{}")
    {
        var database = app == "yunojuno-live" ? LiveDatabase : Database;
        await WithHerokuAsync(team, TimeSpan.FromMilliseconds(5), async http =>
        {
            await SendAsync(http, HttpMethod.Patch, $"/apps/{app}/config-vars", config);
            await SendAsync(http, HttpMethod.Delete, $"/apps/{app}/addons/{database}", null);
            while ((await http.GetStringAsync($"/apps/{app}/releases", Cancel)).Contains("\"pending\"", StringComparison.Ordinal))
            {
                await Task.Yield();
            }
        });
        await WithHerokuAsync(team, TimeSpan.FromHours(1), http => SendAsync(
            http,
            HttpMethod.Post,
            $"/apps/{app}/addons",
            JsonSerializer.Serialize(new { plan = "heroku-postgresql:essential-0", name = database, attachment = new { name = "DATABASE" } })));
    }

    private static async Task WithHerokuAsync(BadDay team, TimeSpan stage, Func<HttpClient, Task> act)
    {
        var folder = Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno");
        var undeclared = new RehearsalOptions(SamplePlan.Of(), folder);
        await using var heroku = await HerokuEmulator.StartAsync(
            Directory.Exists(folder) ? undeclared : new RehearsalOptions(Plan, folder), new EmulatorSettings { StageDelay = stage }, cancellationToken: Cancel);
        using var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {heroku.Token}");
        http.DefaultRequestHeaders.Add("Accept", "application/vnd.heroku+json; version=3");
        await act(http);
    }

    private static async Task SendAsync(HttpClient http, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static string Day(BadDay team, string faults)
    {
        File.WriteAllText(Path.Combine(team.Git.Path, "day.json"), $$"""{ "format": 1, "name": "a slow provider", "faults": [{{faults}}] }""");
        return "day.json";
    }
}
