using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

public sealed class StepFailuresTests
{
    private static readonly BuildStep Step = new("yunojuno-uat", AppStates.A, null);

    [Fact]
    public void What_Heroku_accepted_and_nobody_saw_the_end_of_is_unknown_and_not_failed()
    {
        var lost = new HerokuException("GET /apps/yunojuno-uat/builds/1: no answer");

        Assert.Equal(DeliveryOutcome.Failed, StepFailures.Of(Step, lost, hasWritten: true, isUnderWay: false, isStopped: false).Outcome);
        var result = StepFailures.Of(Step, lost, hasWritten: true, isUnderWay: true, isStopped: false);
        Assert.Equal(DeliveryOutcome.StateUnknown, result.Outcome);
        Assert.Contains("the end of what was begun on yunojuno-uat was not seen", result.Message, StringComparison.Ordinal);
        Assert.Equal("look at heroku releases --app yunojuno-uat", result.Remedy);
    }

    [Fact]
    public void A_promotion_is_looked_for_where_it_goes_to()
    {
        var step = new PromoteStep("yunojuno-uat", new PinnedRelease("yunojuno-uat", "r", 5, "s", AppStates.A, null), ["yunojuno-live", "yunojuno-jobs"]);

        var result = StepFailures.Of(step, new HerokuException("no answer"), hasWritten: true, isUnderWay: true, isStopped: false);

        Assert.Contains("the end of what was begun on yunojuno-live and yunojuno-jobs was not seen", result.Message, StringComparison.Ordinal);
        Assert.Equal("look at heroku releases --app yunojuno-live and --app yunojuno-jobs", result.Remedy);
    }

    [Fact]
    public void A_stop_says_what_goes_on_without_us()
    {
        var before = StepFailures.Of(Step, new OperationCanceledException(), hasWritten: false, isUnderWay: false, isStopped: true);
        var after = StepFailures.Of(Step, new OperationCanceledException(), hasWritten: true, isUnderWay: true, isStopped: true);

        Assert.Equal((DeliveryOutcome.Interrupted, DeliveryOutcome.Interrupted), (before.Outcome, after.Outcome));
        Assert.DoesNotContain("goes on", before.Message, StringComparison.Ordinal);
        Assert.Contains("what Heroku accepted goes on there", after.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_release_is_outdated_before_our_first_change_and_unknown_afterwards()
    {
        var foreign = new ForeignChangeException("yunojuno-uat", 5, 6);

        Assert.Equal(DeliveryOutcome.Outdated, StepFailures.Of(Step, foreign, hasWritten: false, isUnderWay: false, isStopped: false).Outcome);
        Assert.Equal(DeliveryOutcome.StateUnknown, StepFailures.Of(Step, foreign, hasWritten: true, isUnderWay: false, isStopped: false).Outcome);
    }

    [Fact]
    public void A_lease_that_was_lost_is_a_lock_held_only_while_nothing_was_changed()
    {
        var lost = new LeaseLostException("somebody else has UAT");

        Assert.Equal(DeliveryOutcome.LockHeld, StepFailures.Of(Step, lost, hasWritten: false, isUnderWay: false, isStopped: false).Outcome);
        Assert.Equal(DeliveryOutcome.StateUnknown, StepFailures.Of(Step, lost, hasWritten: true, isUnderWay: false, isStopped: false).Outcome);
    }
}
