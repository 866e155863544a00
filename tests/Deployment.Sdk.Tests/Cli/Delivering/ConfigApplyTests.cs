using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class ConfigApplyTests
{
    private static readonly string[] ToLive =
        ["config", "apply", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

    [Fact]
    public async Task What_is_declared_is_set_what_is_removed_goes_and_the_rest_stays()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(
            new ConfigVarAttribute("NEW", "True"), new ConfigVarAttribute("OTHER", "2"), new ConfigVarAttribute("SAME", "3"), new RemovedConfigVarAttribute("OLD")));
        await heroku.SetAsync("yunojuno-uat", ("OTHER", "1"), ("SAME", "3"), ("OLD", "x"), ("STRANGE", "y"));
        var before = await heroku.VersionAsync("yunojuno-uat");
        var line = heroku.Line("UAT");

        var ran = await line.RunAsync("config", "apply", "UAT", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(
            "UAT has the config that the plan declares: set NEW, OTHER and remove OLD on yunojuno-uat", ran.Json.GetProperty("message").GetString());
        Assert.Equal(
            new Dictionary<string, string> { ["NEW"] = "True", ["OTHER"] = "2", ["SAME"] = "3", ["STRANGE"] = "y" }, await heroku.ConfigAsync("yunojuno-uat"));
        Assert.Equal(before + 1, await heroku.VersionAsync("yunojuno-uat"));

        var again = await line.RunAsync("config", "apply", "UAT");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("nothing to do: UAT has the config that the plan declares", again.Output, StringComparison.Ordinal);
        Assert.Equal(before + 1, await heroku.VersionAsync("yunojuno-uat"));
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_makes_none()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(new ConfigVarAttribute("NEW", "1"), new SecretVarAttribute("KEY")));
        var line = heroku.Line("UAT");
        line.Environment["UAT__KEY"] = "hunter2-hunter2";
        var before = await heroku.VersionAsync("yunojuno-uat");

        var ran = await line.RunAsync("config", "apply", "UAT", "--dry-run", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        var step = Assert.Single(ran.Json.GetProperty("steps").EnumerateArray());
        Assert.Equal("set KEY, NEW on yunojuno-uat", step.GetProperty("description").GetString());
        Assert.Equal("PATCH /apps/yunojuno-uat/config-vars", Assert.Single(step.GetProperty("calls").EnumerateArray()).GetString());
        Assert.Contains("1. set KEY, NEW on yunojuno-uat", (await line.RunAsync("config", "apply", "UAT", "--what-if")).Output, StringComparison.Ordinal);
        Assert.Equal(before, await heroku.VersionAsync("yunojuno-uat"));
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_comes_from_its_own_variable_or_is_there_already_or_is_refused_by_name()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(new SecretVarAttribute("KEY"), new ConfigVarAttribute("NEW", "1")));
        await heroku.SetAsync("yunojuno-uat", ("KEY", null));
        var line = heroku.Line("UAT");

        // Left empty by a CI form, and a variable of another environment.
        line.Environment["UAT__KEY"] = "";
        line.Environment["LIVE__KEY"] = "not for UAT";
        var refused = await line.RunAsync("config", "apply", "UAT", "--json");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("yunojuno-uat lacks KEY", refused.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("UAT__KEY", refused.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Empty(await heroku.ConfigAsync("yunojuno-uat"));

        line.Environment["UAT__KEY"] = "hunter2 with blanks ";
        var ran = await line.RunAsync("config", "apply", "UAT");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal("hunter2 with blanks ", (await heroku.ConfigAsync("yunojuno-uat"))["KEY"]);
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);

        line.Environment.Remove("UAT__KEY");
        Assert.Contains("nothing to do", (await line.RunAsync("config", "apply", "UAT")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_could_be_two_environments_gives_neither_its_secret()
    {
        var plan = new Plan("yunojuno")
        {
            Routes =
            [
                new Route("a", SamplePlan.Environment("dev-1", Stage.Development, new HerokuAppAttribute("yunojuno-a"), new SecretVarAttribute("KEY"))),
                new Route("b", SamplePlan.Environment("dev.1", Stage.Development, new HerokuAppAttribute("yunojuno-b"), new SecretVarAttribute("KEY"))),
            ],
        };
        await using var heroku = await LoopbackHeroku.StartAsync(plan);
        var line = heroku.Line("DEV_1");
        line.Environment["DEV_1__KEY"] = "hunter2";

        var ran = await line.RunAsync("config", "apply", "dev-1", "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("DEV_1__KEY could be KEY of dev-1 or KEY of dev.1", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_asks_for_its_name_and_its_approvals_before_anything_is_set()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(live: SamplePlan.Live(new ConfigVarAttribute("NEW", "1"), new SoakAttribute(60))));
        var line = heroku.Line("LIVE");
        var before = await heroku.VersionAsync("yunojuno-live");

        Assert.Equal(3, (await line.RunAsync("config", "apply", "LIVE", "--approve", "sales", "--approve", "support")).ExitCode);
        Assert.Equal(3, (await line.RunAsync("config", "apply", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-life")).ExitCode);
        var waiting = await line.RunAsync("config", "apply", "LIVE", "--approve", "sales", "--confirm", "yunojuno-live");
        Assert.Equal(4, waiting.ExitCode);
        Assert.Contains("--approve support", waiting.Output, StringComparison.Ordinal);
        Assert.Equal(before, await heroku.VersionAsync("yunojuno-live"));

        // A soak is about code: it does not keep config out.
        var ran = await line.RunAsync(ToLive);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal("1", (await heroku.ConfigAsync("yunojuno-live"))["NEW"]);
    }

    [Fact]
    public async Task A_freeze_keeps_config_out_as_well()
    {
        var frozen = new FreezeAttribute("2026-01-01", "2027-01-01", "Europe/London") { Reason = "year" };
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(live: SamplePlan.Live(new ConfigVarAttribute("NEW", "1"), frozen)));
        var time = new ShiftedTime();
        time.Set(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var line = heroku.Line(time, "LIVE");

        var ran = await line.RunAsync(ToLive);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("frozen (year", ran.Output, StringComparison.Ordinal);
        Assert.Empty(await heroku.ConfigAsync("yunojuno-live"));
    }

    [Theory]
    [InlineData("CI_NAME=codeship CI_PULL_REQUEST=https://example.test/12 CI_BRANCH=master")]
    [InlineData("GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request_target GITHUB_REF=refs/heads/master")]
    public async Task A_build_of_a_pull_request_applies_nothing(string variables)
    {
        // No token is set: were one looked for, this would end as 77.
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(new ConfigVarAttribute("NEW", "1")));
        var line = heroku.Line();
        foreach (var pair in variables.Split(' '))
        {
            line.Environment[pair[..pair.IndexOf('=')]] = pair[(pair.IndexOf('=') + 1)..];
        }

        Assert.Equal(3, (await line.RunAsync("config", "apply", "UAT")).ExitCode);
        Assert.Equal(3, (await line.RunAsync("config", "apply", "UAT", "--dry-run")).ExitCode);
    }

    [Fact]
    public async Task An_app_of_Fir_is_refused_before_anything_changes()
    {
        await using var server = await StubServer.StartAsync(new FirApps(new string('a', 40), "yunojuno-uat").AnswerAsync);
        using var folder = new TemporaryFolder();
        var line = new CommandLine(Plan(new ConfigVarAttribute("NEW", "1")), folder.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = server.Address.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = "token-below-live";

        var ran = await line.RunAsync("config", "apply", "UAT", "--json");

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("only cedar apps", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task A_release_phase_that_fails_is_told_and_so_is_what_stands_and_what_is_still_to_do()
    {
        var environment = SamplePlan.Environment(
            "UAT",
            Stage.Staging,
            new HerokuAppAttribute("yunojuno-one"), new HerokuAppAttribute("yunojuno-two"), new HerokuAppAttribute("yunojuno-three"), new ConfigVarAttribute("NEW", "1"));
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: environment));
        heroku.Git.Commit("Release phase", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: ./check\n"));
        heroku.Git.Push("master");
        var line = heroku.Line("UAT");
        var deployed = await line.RunAsync("deploy", "--branch", "master");
        Assert.True(deployed.ExitCode == 0, deployed.All);
        foreach (var app in environment.Apps)
        {
            // The status counts from the release after this one.
            await heroku.SetAsync(app.Name, app.Name == "yunojuno-two" ? [("NEW", "0"), ("REHEARSAL_EXIT_STATUS", "1")] : [("NEW", "0")]);
            await heroku.SettleAsync(app.Name);
        }

        var ran = await line.RunAsync("config", "apply", "UAT", "--json");

        Assert.True(ran.ExitCode == 1, ran.All);
        var message = ran.Json.GetProperty("message").GetString();
        Assert.Matches(@"^v\d+ of yunojuno-two failed in its release phase; v\d+ keeps running; ", message);
        Assert.EndsWith(
            "done before, and left so: set NEW on yunojuno-one; still to do: set NEW on yunojuno-two; set NEW on yunojuno-three", message);
        Assert.Equal("1", (await heroku.ConfigAsync("yunojuno-one"))["NEW"]);
        Assert.Equal("0", (await heroku.ConfigAsync("yunojuno-two"))["NEW"]);
        Assert.Equal("0", (await heroku.ConfigAsync("yunojuno-three"))["NEW"]);
    }

    [Fact]
    public async Task A_rehearsal_takes_no_secret_in_and_applies_alike()
    {
        using var team = new RehearsedRepository(Plan(new ConfigVarAttribute("NEW", "1"), new SecretVarAttribute("KEY")));
        team.Line.Environment["UAT__KEY"] = "hunter2-hunter2";

        var ran = await team.Line.RunAsync("config", "apply", "UAT", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("set NEW on yunojuno-uat", ran.Output, StringComparison.Ordinal);
        var kept = Directory.GetFiles(System.IO.Path.Combine(team.Git.Path, ".git", "deployment-sdk"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(kept);
        Assert.All(kept, file => Assert.DoesNotContain("hunter2", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deploy_sets_the_secrets_that_it_was_given_and_removes_what_is_declared_after_its_release()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(new SecretVarAttribute("KEY"), new RemovedConfigVarAttribute("OLD")));
        await heroku.SetAsync("yunojuno-uat", ("KEY", null), ("OLD", "1"));
        var line = heroku.Line("UAT");
        line.Environment["UAT__KEY"] = "hunter2-hunter2";

        var ran = await line.RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(new Dictionary<string, string> { ["KEY"] = "hunter2-hunter2" }, await heroku.ConfigAsync("yunojuno-uat"));
        int[] order = [.. new[] { "-> set KEY", "-> build", "-> remove OLD" }.Select(step => ran.Output.IndexOf(step, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "on": "PATCH /apps/*/config-vars", "then": "set-config", "set": { "STRANGE": "1" } }""", 8, "v3 of yunojuno-uat succeeded but is not current; look at heroku releases")]
    [InlineData("""{ "on": "PATCH /apps/*/config-vars", "then": "set-config", "set": { "NEW": "0" } }""", 8, "v3 of yunojuno-uat succeeded but is not current; look at heroku releases")]
    [InlineData("""{ "on": "PATCH /apps/*/config-vars", "then": "reset-after" }""", 0, "UAT has the config that the plan declares: set NEW on yunojuno-uat")]
    [InlineData("""{ "on": "PATCH /apps/*/config-vars", "then": "answer", "status": 422 }""", 1, "422")]
    [InlineData("""{ "on": "GET /apps/*/config-vars", "nth": 2, "then": "set-config", "set": { "OTHER": "0" } }""", 6, "set NEW on yunojuno-uat has become set NEW, OTHER on yunojuno-uat")]
    [InlineData("""{ "on": "GET /apps/*/config-vars", "nth": 2, "then": "set-config", "set": { "NEW": "1" } }""", 0, "nothing to do")]
    public async Task Whoever_acts_at_the_same_time_is_found_out(string fault, int exitCode, string message)
    {
        using var team = new RehearsedRepository(Plan(new ConfigVarAttribute("NEW", "1"), new ConfigVarAttribute("OTHER", "1")));
        await team.Line.RunAsync("config", "apply", "UAT", "--rehearse");
        var plan = Plan(new ConfigVarAttribute("NEW", "2"), new ConfigVarAttribute("OTHER", "1"));
        fault = fault.Replace("\"NEW\": \"1\"", "\"NEW\": \"2\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(team.Git.Path, "fault.json"), $$"""{ "format": 1, "name": "race", "faults": [{{fault}}] }""", TestContext.Current.CancellationToken);

        var ran = await new CommandLine(plan, team.Git.Path).RunAsync("config", "apply", "UAT", "--rehearse", "--json", "--scenario-file", "fault.json");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Contains(message, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Plan Plan(params Attribute[] declared) => SamplePlan.Of(uat: SamplePlan.Uat(declared));
}
