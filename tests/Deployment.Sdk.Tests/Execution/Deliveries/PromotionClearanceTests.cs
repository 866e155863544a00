using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Deliveries;

public sealed class PromotionClearanceTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_used_once()
    {
        var clearance = Clearance();

        Assert.Null(clearance.Use(Now, "digest").Refusal);
        Assert.Contains("used before", clearance.Use(Now, "digest").Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_that_use_it_at_once_one_gets_it()
    {
        var clearance = Clearance();
        var granted = 0;

        Parallel.For(0, 100, _ =>
        {
            if (clearance.Use(Now, "digest").Refusal is null)
            {
                Interlocked.Increment(ref granted);
            }
        });

        Assert.Equal(1, granted);
    }

    [Fact]
    public void It_expires() =>
        Assert.Contains("expired at 2030-01-01 00:15:00Z", Clearance().Use(Now + PromotionClearance.Lifetime, "digest").Refusal?.Reason, StringComparison.Ordinal);

    [Fact]
    public void It_holds_for_the_plan_under_which_it_was_given_alone() =>
        Assert.Contains("under another plan", Clearance().Use(Now, "another").Refusal?.Reason, StringComparison.Ordinal);

    private static PromotionClearance Clearance()
    {
        var (from, to) = (AppStates.Of(SamplePlan.Uat(), commit: AppStates.B), AppStates.Of(SamplePlan.Live(), commit: AppStates.A));
        return new PromotionClearance(
            new PreparedPromotion(
                from, to, new DeliverySteps([], []), AppStates.Revision(AppStates.B, null), new Direction.Forward(1)) { ReadAt = 0 },
            "digest",
            Now + PromotionClearance.Lifetime);
    }
}
