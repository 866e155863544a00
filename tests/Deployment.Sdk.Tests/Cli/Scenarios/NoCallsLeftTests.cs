using Deployment.Sdk.Emulator;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Scenarios;

/// <summary>The account's calls are used up for a minute, just when a delivery has to take something back.</summary>
public sealed class NoCallsLeftTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60.5);

    [Fact]
    public async Task A_rollback_gets_through_a_minute_of_429()
    {
        using var team = new BadDay(scenario: Scenario.On("POST /apps/*/releases").For(Minute).IsAnswered(429));
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        team.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);

        var ran = await team.RunAsync("rollback", "UAT", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal((team.First, "succeeded"), await team.RunsAsync("yunojuno-uat"));
        Assert.Contains("used up (429)", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maintenance_is_lifted_through_a_minute_of_429_at_the_end_of_a_delivery()
    {
        using var team = new BadDay(scenario: Scenario.On("PATCH /apps/*", "yunojuno-uat").Nth(2).For(Minute).IsAnswered(429));

        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal("", team.Heroku.LeftBehind);
        Assert.Contains("used up (429)", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maintenance_is_lifted_through_a_minute_of_429_after_a_delivery_that_failed()
    {
        using var team = new BadDay(scenario: Scenario.ReleaseFails("yunojuno-uat")
            .And(Scenario.On("PATCH /apps/*", "yunojuno-uat").Nth(2).For(Minute).IsAnswered(429)));

        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Equal("", team.Heroku.LeftBehind);
        Assert.Contains("maintenance of yunojuno-uat lifted", ran.All, StringComparison.Ordinal);
    }
}
