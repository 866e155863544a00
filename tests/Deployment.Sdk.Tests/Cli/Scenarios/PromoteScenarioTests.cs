using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Scenarios;

/// <summary>A promotion to LIVE on each bad day.</summary>
public sealed class PromoteScenarioTests
{
    public static TheoryData<string, int, string, string> Days => new()
    {
        { "promotion-fails", 1, "yunojuno-live did not take the promotion: (rehearsal) the scenario promotion-fails:yunojuno-live made it fail", "" },
        { "release-fails", 1, "v3 of yunojuno-live failed in its release phase; v2 keeps running", "" },
        { "release-hangs", 8, "the end of the release on yunojuno-live was not seen; look at heroku releases --app yunojuno-live", "pending releases on yunojuno-live" },
        { "stream-cut", 0, "LIVE runs COMMIT", "" },
        { "rate-limited", 0, "LIVE runs COMMIT", "" },
        { "unavailable", 0, "LIVE runs COMMIT", "" },
        { "slow", 0, "LIVE runs COMMIT", "" },
        { "reset-before", 1, "Nothing of it appeared on yunojuno-live within 35 s, so it was not; what ran before keeps running", "" },
        { "reset-after", 0, "LIVE runs COMMIT", "" },
        { "token-revoked", 8, "the end of what was begun on yunojuno-live was not seen; yunojuno-live is still in maintenance", "unknown" },
        { "config-changed", 8, "yunojuno-live went from v2 to v4: somebody else released in between; look at heroku releases --app yunojuno-live", "" },
        { "newer-release", 6, "5eed5eed5eed", "" },
    };

    public static TheoryData<string, int> Ends => new(Days.Select(day => (day.Data.Item1, day.Data.Item2)));

    [Theory]
    [MemberData(nameof(Days))]
    public async Task However_the_day_goes_the_exit_code_and_the_message_say_what_stands(string scenario, int exitCode, string says, string leftBehind)
    {
        using var team = BadDay.Of(scenario);
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        Assert.Equal(0, (await team.PromoteAsync()).ExitCode);
        var second = team.Git.Commit("Second");
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);

        var ran = await team.PromoteAsync("--scenario", $"{scenario}:yunojuno-live", "--json");

        Assert.True(ran.ExitCode == exitCode, $"{ran.ExitCode}: {ran.All}");
        var said = $"{ran.Json.GetProperty("message").GetString()} / {ran.Json.GetProperty("remedy").GetString()}";
        Assert.Contains(says.Replace("COMMIT", second[..12], StringComparison.Ordinal), said, StringComparison.Ordinal);
        Assert.Equal(leftBehind, team.Heroku.LeftBehind);
        Assert.Matches($"note: scenario {scenario}:yunojuno-live: .+ (was|took|hung|found)", ran.Error);

        // What was under way when the command ended may have gone on since; what failed has not.
        var runs = await team.RunsAsync("yunojuno-live");
        if (exitCode != 8)
        {
            Assert.Equal(exitCode == 0 ? second : exitCode == 1 ? team.First : string.Concat(Enumerable.Repeat("5eed", 10)), runs.Commit);
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Without_an_app_a_scenario_ends_alike(string scenario, int exitCode)
    {
        using var team = BadDay.Of(scenario);
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);

        var ran = await team.PromoteAsync("--scenario", scenario);

        Assert.True(ran.ExitCode == exitCode, $"{ran.ExitCode}: {ran.All}");
        Assert.Matches($"scenario {scenario}: .+ (was|took|hung|found)", ran.All);
    }

    [Theory]
    [InlineData("release-fails:yunojuno-jobs", "v3 of yunojuno-jobs failed in its release phase; v2 keeps running")]
    [InlineData("promotion-fails:yunojuno-jobs", "yunojuno-jobs did not take the promotion")]
    public async Task Of_two_targets_the_one_that_failed_is_named_and_the_other_stands(string scenario, string says)
    {
        using var team = new BadDay(TwoApps());
        await team.DeployAsync();
        Assert.Equal(0, (await PromoteAsync(team)).ExitCode);
        var second = team.Git.Commit("Second");
        await team.DeployAsync();

        var ran = await PromoteAsync(team, "--scenario", scenario);

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Contains(says, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("yunojuno-live", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
        Assert.Equal(second, (await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Equal(team.First, (await team.RunsAsync("yunojuno-jobs")).Commit);
        Assert.Equal("", team.Heroku.LeftBehind);

        // The next promotion takes only the one that is behind.
        Assert.Equal(0, (await PromoteAsync(team)).ExitCode);
        Assert.Equal(second, (await team.RunsAsync("yunojuno-jobs")).Commit);
    }

    [Fact]
    public async Task A_promotion_whose_answer_was_lost_is_seen_to_its_end_on_every_target()
    {
        using var team = new BadDay(TwoApps());
        await team.DeployAsync();

        var ran = await PromoteAsync(team, "--scenario", "reset-after");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(2, ran.Json.GetProperty("releases").GetArrayLength());
    }

    private static Plan TwoApps() => SamplePlan.Of(live: SamplePlan.Environment(
        "LIVE", Stage.Production, new HerokuAppAttribute("yunojuno-live"), new HerokuAppAttribute("yunojuno-jobs")));

    private static Task<Ran> PromoteAsync(BadDay team, params string[] more) =>
        team.PromoteAsync(["--confirm", "yunojuno-jobs", "--json", .. more]);
}
