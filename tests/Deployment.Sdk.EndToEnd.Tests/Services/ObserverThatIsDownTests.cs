using Deployment.Sdk.EndToEnd.Tests.Acceptance;
using Deployment.Sdk.Tests.Services;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>Services that do not answer, while others do.</summary>
public sealed class ObserverThatIsDownTests
{
    [Fact]
    public async Task Observers_that_are_gone_or_silent_fail_nothing_cost_their_budget_at_most_and_keep_nobody_else_from_being_told()
    {
        await using var served = await ServedTeam.StartAsync(new ShortBudget());
        var commit = served.Merge("First");
        FakeService[] gone = [served.HipChat, served.Bitbucket, served.Sentry];
        foreach (var service in gone)
        {
            await service.DisposeAsync();
        }

        served.Teams.Next(FakeService.Hang, FakeService.Hang);
        served.Opbeat.Next(FakeService.Hang);

        var ran = Team.Exits(0, await served.RunAsync("deploy", "--branch", "master", "--json"));

        Assert.Equal("Done", ran.Json.GetProperty("outcome").GetString());
        Assert.Equal(commit, (await served.Team.RunsAsync("served-uat")).Commit);
        Assert.All(
            ["HipChat room Deployments & more was not told", "Bitbucket repository yunojuno/platform was not told", "Sentry organization yuno was not told", "Teams workflow was not told within 10 s", "Opbeat app yuno/platform was not told within 10 s"],
            note => Assert.Contains(note, ran.Error, StringComparison.Ordinal));
        Assert.Single(served.Slack.Messages);
        Assert.Equal(["in_progress", "success"], served.GitHub.Statuses.Select(status => status.State.GetProperty("state").GetString()));
        Assert.All([served.Kibana, served.Datadog, served.NewRelic, served.GitLab, (FakeService)served.Webhook], service => Assert.NotEmpty(service.Requests));
    }

    /// <summary>A clock on which the ten seconds that observers have together pass in one; everything else takes its time.</summary>
    private sealed class ShortBudget : TimeProvider
    {
        private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime == Budget ? TimeSpan.FromSeconds(1) : dueTime, period);
    }
}
