using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Targets;

public sealed class TargetNamesTests
{
    [Theory]
    [InlineData("UAT", "UAT")]
    [InlineData("uat", "UAT")]
    [InlineData("dev-1", "dev-1")]
    public void A_name_is_found_whatever_its_case(string name, string found) => Assert.Equal(found, TargetNames.Find(SamplePlan.Of(), name).Value.Name);

    [Fact]
    public void A_slot_names_its_own_app() =>
        Assert.Equal("yunojuno-dev-2", Assert.Single(TargetNames.Find(SamplePlan.Of(), "dev-2").Value.Apps).Name);

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var refusal = TargetNames.Find(SamplePlan.Of(), "PROD").Refusal;

        Assert.Equal(DeliveryOutcome.Usage, refusal?.Outcome);
        Assert.Equal("name one of: UAT, DEV, dev-1, dev-2, LIVE", refusal?.Remedy);
    }

    [Fact]
    public void The_exact_name_wins_over_another_case_and_two_of_a_name_are_refused()
    {
        var (lower, upper) = (SamplePlan.Environment("uat", Stage.Review), SamplePlan.Environment("UAT", Stage.Staging));
        var plan = new Plan("shop") { Routes = [new Route("a", lower), new Route("b", upper)] };

        Assert.Same(upper, TargetNames.Find(plan, "UAT").Value.Definition);
        Assert.Contains("names 2 environments", TargetNames.Find(plan, "Uat").Refusal?.Reason, StringComparison.Ordinal);
    }
}
