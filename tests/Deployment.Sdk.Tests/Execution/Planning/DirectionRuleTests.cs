using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Planning;

public sealed class DirectionRuleTests
{
    public static TheoryData<string, bool, bool, bool> Table
    {
        get
        {
            var table = new TheoryData<string, bool, bool, bool>();
            foreach (var forwardOnly in (bool[])[true, false])
            {
                foreach (var isTip in (bool[])[true, false])
                {
                    table.Add("First", forwardOnly, isTip, true);
                    table.Add("Forward", forwardOnly, isTip, true);
                    table.Add("Same", forwardOnly, isTip, true);
                    table.Add("Backward", forwardOnly, isTip, !forwardOnly && isTip);
                    table.Add("Diverged", forwardOnly, isTip, !forwardOnly && isTip);
                    table.Add("Unknown", forwardOnly, isTip, false);
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Only_what_is_newer_arrives_unless_a_personal_app_takes_the_tip(string direction, bool forwardOnly, bool isTip, bool passes)
    {
        var refusal = DirectionRule.Check(Of(direction), new Target(SamplePlan.Uat(), null), forwardOnly, isTip);

        Assert.Equal(passes, refusal is null);
        if (!passes)
        {
            Assert.Equal(DeliveryOutcome.Outdated, refusal!.Outcome);
            Assert.Contains("UAT", refusal.Reason, StringComparison.Ordinal);
            Assert.NotNull(refusal.Remedy);
        }
    }

    [Fact]
    public void What_cannot_be_told_says_why() =>
        Assert.Contains(
            "the clone is shallow",
            DirectionRule.Check(new Direction.Unknown("the clone is shallow"), new Target(SamplePlan.Uat(), null), false, true)?.Reason,
            StringComparison.Ordinal);

    [Fact]
    public void A_commit_that_nothing_brings_here_is_gone_back_from() =>
        Assert.Contains(
            "dotnet run -- rollback UAT",
            DirectionRule.Check(new Direction.Unknown("it was rewritten away"), new Target(SamplePlan.Uat(), null), true, true)?.Remedy,
            StringComparison.Ordinal);

    [Fact]
    public void What_lets_it_be_told_is_the_remedy() =>
        Assert.Equal(
            "git fetch --unshallow",
            DirectionRule.Check(
                new Direction.Unknown("the clone is shallow", "git fetch --unshallow"), new Target(SamplePlan.Uat(), null), true, true)?.Remedy);

    private static Direction Of(string name) => name switch
    {
        "First" => new Direction.First(),
        "Forward" => new Direction.Forward(2),
        "Same" => new Direction.Same(),
        "Backward" => new Direction.Backward(),
        "Diverged" => new Direction.Diverged(),
        _ => new Direction.Unknown("it is gone"),
    };
}
