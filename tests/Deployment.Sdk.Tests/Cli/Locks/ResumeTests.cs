using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>One command takes up what was left in several environments, and says what is true of each.</summary>
public sealed class ResumeTests
{
    private static readonly RecordedStep OfAnotherPlan = new RecordedStep.Declared("yunojuno-uat", "a step of another plan", "Unknown", false);

    [Theory]
    [InlineData(null, "UAT is locked by grace on another machine (deploy) since 20")]
    [InlineData("a demo", "UAT is locked by root on here (a demo) since 20")]
    public async Task Whoever_holds_the_lock_is_named_and_not_said_to_be_alive(string? reason, string says)
    {
        await using var team = await Team.CreateAsync();
        await team.LeaveAsync(
            "UAT",
            reason is null ? new LeaseHolder("gone", "grace", "another machine", 7, "deploy") : new LeaseHolder("other", "root", "here", null, reason),
            Began(team));

        var ran = await team.Line().RunAsync("resume");

        Assert.True(ran.ExitCode == 5, ran.All);
        Assert.Contains(says, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("alive", ran.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet run -- lock status UAT", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_person_has_to_look_weighs_more_than_a_token_that_is_missing()
    {
        await using var team = await Team.CreateAsync();
        await team.LeaveAsync("UAT", null, Began(team) with { Steps = [OfAnotherPlan] });
        await team.LeaveAsync("LIVE", null, Began(team));

        var ran = await team.Line(null, ("HEROKU_API_KEY_LIVE", "")).RunAsync("resume", "--json");

        Assert.True(ran.ExitCode == 8, ran.All);
        Assert.Contains("HEROKU_API_KEY_LIVE", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("--abandon", ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_in_one_environment_keeps_nobody_from_taking_up_the_other()
    {
        await using var team = await Team.CreateAsync();
        await team.LeaveAsync("UAT", null, Began(team));
        await team.LeaveAsync("LIVE", null, Began(team));

        var ran = await team.Line(null, ("HEROKU_API_KEY_UAT", "11111111-2222-3333-4444-555555555555")).RunAsync("resume");

        Assert.True(ran.ExitCode == 77, ran.All);
        Assert.Null((await team.ViewAsync("LIVE")).Unfinished);
        Assert.NotNull((await team.ViewAsync("UAT")).Unfinished);
    }

    [Theory]
    [InlineData(true, 8, "yunojuno-uat may still be in maintenance: heroku maintenance:off --app yunojuno-uat")]
    [InlineData(false, 130, "stays unfinished on UAT")]
    public async Task Who_stops_it_before_it_went_on_is_told_what_is_still_closed(bool isClosed, int exitCode, string says)
    {
        await using var team = await Team.CreateAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        LedgerFact[] closed = isClosed ? [new StepBegan(0), new StepEnded(0, 0, null, new Dictionary<string, int>())] : [];
        await team.LeaveAsync(
            "UAT", null, [Began(team) with { Steps = [new RecordedStep.Maintenance("yunojuno-uat", "maintenance on", true)] }, .. closed]);

        var ran = await team.Line(new MeddlingLedger(stop.CancelAsync, "delivery-resumed")).RunAsync(stop.Token, "resume");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Contains(says, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was changed", ran.Output, StringComparison.Ordinal);
        Assert.NotNull((await team.ViewAsync("UAT")).Unfinished);
    }

    [Fact]
    public async Task What_was_finished_before_it_was_stopped_is_told()
    {
        await using var team = await Team.CreateAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await team.LeaveAsync("UAT", null, Began(team));
        await team.LeaveAsync("LIVE", null, Began(team));

        // Once the first of them has ended.
        var ran = await team.Line(StoppedAfter("delivery-ended", stop)).RunAsync(stop.Token, "resume");

        Assert.True(ran.ExitCode == 130, ran.All);
        Assert.Contains("UAT runs", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was changed", ran.Output, StringComparison.Ordinal);
        Assert.NotNull((await team.ViewAsync("LIVE")).Unfinished);
    }

    [Fact]
    public async Task Who_stops_a_rollback_that_has_given_up_another_delivery_is_told_both()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        team.Git.Commit("Second");
        team.Git.Push("master");
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        await team.LeaveAsync("UAT", null, Began(team) with { Steps = [OfAnotherPlan] });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var ran = await team.Line(StoppedAfter("delivery-ended", stop)).RunAsync(stop.Token, "rollback", "UAT");

        Assert.True(ran.ExitCode == 130, ran.All);
        Assert.Contains("run gone is given up, what it closed is open again, and UAT was not rolled back", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was changed", ran.Output, StringComparison.Ordinal);
        Assert.Null((await team.ViewAsync("UAT")).Unfinished);
    }

    private static FailingLedger StoppedAfter(string fact, CancellationTokenSource stop) => new(body =>
    {
        if (body.Contains($"\"{fact}\"", StringComparison.Ordinal))
        {
            stop.Cancel();
        }

        return false;
    });

    private static DeliveryBegan Began(Team team) => new(DeliveryVerb.Deploy, team.Git.Head, team.Plan.PolicyDigest, "plan", [], []);
}
