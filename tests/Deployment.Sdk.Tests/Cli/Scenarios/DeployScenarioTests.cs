using Deployment.Sdk.Emulator;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Scenarios;

/// <summary>A deploy to UAT on each bad day: how it ends, what it says, and that it leaves nothing half done that it does not name.</summary>
public sealed class DeployScenarioTests
{
    /// <summary>Scenario, exit code, what is said, and what stands half done.</summary>
    public static TheoryData<string, int, string, string> Days => new()
    {
        { "build-fails", 1, "the build of COMMIT on yunojuno-uat failed; what ran before keeps running; done before, and left so: set COLOUR on yunojuno-uat", "" },
        { "build-hangs", 1, "the build of COMMIT did not end within 60 minutes; the build on yunojuno-uat was cancelled; what ran before keeps running; done before, and left so: set COLOUR", "" },
        { "release-fails", 1, "of yunojuno-uat failed in its release phase; v2 keeps running; done before, and left so: set COLOUR", "" },
        { "release-hangs", 8, "the end of the release on yunojuno-uat was not seen; look at heroku releases --app yunojuno-uat", "pending releases on yunojuno-uat" },
        { "stream-cut", 0, "UAT runs COMMIT", "" },
        { "rate-limited", 0, "UAT runs COMMIT", "" },
        { "unavailable", 0, "UAT runs COMMIT", "" },
        { "slow", 0, "UAT runs COMMIT", "" },
        { "reset-before", 1, "Nothing of it appeared on yunojuno-uat within 35 s, so it was not; what ran before keeps running, and it can be delivered again", "" },
        { "reset-after", 0, "UAT runs COMMIT", "" },
        { "token-revoked", 8, "the end of what was begun on yunojuno-uat was not seen; done before, and left so: set COLOUR on yunojuno-uat; yunojuno-uat is still in maintenance", "unknown" },
        { "config-changed", 8, "somebody else released in between; look at heroku releases --app yunojuno-uat", "" },
        { "newer-release", 6, "5eed5eed5eed", "" },
    };

    public static TheoryData<string, int> Ends => new(Days.Select(day => (day.Data.Item1, day.Data.Item2)));

    [Theory]
    [MemberData(nameof(Days))]
    public async Task However_the_day_goes_the_exit_code_and_the_message_say_what_stands(string scenario, int exitCode, string says, string leftBehind)
    {
        using var team = BadDay.Of(scenario);

        var ran = await team.DeployAsync("--scenario", $"{scenario}:yunojuno-uat", "--json");

        Assert.True(ran.ExitCode == exitCode, $"{ran.ExitCode}: {ran.All}");
        var said = $"{ran.Json.GetProperty("message").GetString()} / {ran.Json.GetProperty("remedy").GetString()}";
        Assert.Contains(says.Replace("COMMIT", team.First[..12], StringComparison.Ordinal), said, StringComparison.Ordinal);
        Assert.Equal(leftBehind, team.Heroku.LeftBehind);
        Assert.Equal([$"{scenario}:yunojuno-uat"], ran.Json.GetProperty("scenarios").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains($"note: scenario {scenario}:yunojuno-uat is on: ", ran.Error, StringComparison.Ordinal);
        Assert.Matches($"note: scenario {scenario}:yunojuno-uat: .+ (was|took|hung|found)", ran.Error);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Without_an_app_a_scenario_ends_alike(string scenario, int exitCode)
    {
        using var team = BadDay.Of(scenario);

        var ran = await team.DeployAsync("--scenario", scenario);

        Assert.True(ran.ExitCode == exitCode, $"{ran.ExitCode}: {ran.All}");
        Assert.Matches($"scenario {scenario}: .+ (was|took|hung|found)", ran.All);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task After_a_bad_day_the_same_delivery_succeeds_on_a_good_one(string scenario, int exitCode)
    {
        using var team = new BadDay();
        var bad = await team.DeployAsync("--scenario", $"{scenario}:yunojuno-uat");
        Assert.Equal(exitCode, bad.ExitCode);
        if (bad.Output.Contains("heroku maintenance:off --app yunojuno-uat", StringComparison.Ordinal))
        {
            await team.LiftMaintenanceAsync("yunojuno-uat");
        }

        // What Heroku was still at ends by itself; somebody else's unknown code is for a person to decide on.
        var again = await team.DeployAsync();
        for (var look = 0; again.ExitCode == 5 && look < 20; look++)
        {
            again = await team.DeployAsync();
        }

        Assert.True(again.ExitCode == (exitCode == 6 ? 6 : 0), again.All);
        if (exitCode != 6)
        {
            Assert.Equal((team.First, "succeeded"), await team.RunsAsync("yunojuno-uat"));
        }
    }

    [Fact]
    public async Task A_cut_stream_goes_on_where_it_broke_off()
    {
        // Output is given up on by the clock when its build has ended; here it is read to its end.
        TimeSpan[] limits = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5)];
        using var good = new BadDay(limits: limits);
        using var bad = new BadDay(limits: limits);

        var whole = await good.DeployAsync();
        var cut = await bad.DeployAsync("--scenario", "stream-cut");

        Assert.Equal(Built(whole), Built(cut));
        Assert.Contains("GET /streams/... was cut after 60 bytes", cut.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_is_not_there_yet_is_waited_for_and_read_whole()
    {
        TimeSpan[] limits = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5)];
        using var good = new BadDay(limits: limits);
        using var bad = new BadDay(limits: limits);
        var file = Path.Combine(bad.Git.Path, ".git", "late.json");
        await File.WriteAllTextAsync(
            file,
            """
            { "format": 1, "name": "late", "faults": [
              { "on": "GET /streams/*", "nth": 1, "then": "answer", "status": 404 }, { "on": "GET /streams/*", "nth": 2, "then": "answer", "status": 404 }
            ] }
            """,
            TestContext.Current.CancellationToken);

        var whole = await good.DeployAsync();
        var late = await bad.DeployAsync("--scenario-file", file);

        Assert.True(late.ExitCode == 0, late.All);
        Assert.Equal(Built(whole), Built(late));
        Assert.Contains("GET /streams/... was answered 404", late.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_targets_the_one_that_failed_its_release_phase_is_named_and_the_other_stands()
    {
        var uat = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new HerokuAppAttribute("yunojuno-jobs"));
        using var team = new BadDay(SamplePlan.Of(uat));

        var ran = await team.DeployAsync("--scenario", "release-fails:yunojuno-jobs", "--json");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal($"v2 of yunojuno-jobs failed in its release phase; v1 keeps running; 1 of 2 apps run {team.First[..12]}", ran.Json.GetProperty("message").GetString());
        Assert.Equal("yunojuno-uat", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
        Assert.Equal((team.First, "succeeded"), await team.RunsAsync("yunojuno-uat"));
        Assert.Equal(((string?)null, "failed"), await team.RunsAsync("yunojuno-jobs"));
    }

    [Theory]
    [InlineData("reset-before", 1)]
    [InlineData("reset-after", 0)]
    public async Task A_lost_answer_to_a_change_of_config_is_looked_for(string then, int exitCode)
    {
        using var team = new BadDay(scenario: On("PATCH /apps/*/config-vars", then));

        var ran = await team.DeployAsync("--json");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Equal("", team.Heroku.LeftBehind);
        Assert.Equal(exitCode == 0 ? team.First : null, (await team.RunsAsync("yunojuno-uat")).Commit);
    }

    [Theory]
    [InlineData("reset-before", 1)]
    [InlineData("reset-after", 0)]
    public async Task A_lost_answer_to_a_release_of_a_slug_is_looked_for(string then, int exitCode)
    {
        var uat = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new HerokuAppAttribute("yunojuno-jobs"));
        using var team = new BadDay(SamplePlan.Of(uat), On("POST /apps/*/releases", then));

        var ran = await team.DeployAsync("--json");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Equal(exitCode == 0 ? team.First : null, (await team.RunsAsync("yunojuno-jobs")).Commit);
        Assert.Equal(team.First, (await team.RunsAsync("yunojuno-uat")).Commit);
    }

    [Fact]
    public async Task A_token_that_is_revoked_before_the_first_change_exits_77_and_nothing_was_changed()
    {
        using var team = new BadDay(scenario: Scenario.On("GET /apps/*/builds").Nth(1).RevokesTheToken());

        var ran = await team.DeployAsync("--json");

        Assert.True(ran.ExitCode == 77, ran.All);
        Assert.Contains("nothing was changed", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Scenario On(string call, string then) => then == "reset-before"
        ? Scenario.On(call).Nth(1).IsResetBefore()
        : Scenario.On(call).Nth(1).IsResetAfter();

    private static string[] Built(Ran ran) =>
        [.. ran.Output.Split('\n').SkipWhile(line => !line.Contains("-----> Building", StringComparison.Ordinal)).TakeWhile(line => !line.Contains("Released v", StringComparison.Ordinal))];
}
