using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class AmbiguousRoutesTests
{
    private const string Id = "DPL1004";

    [Fact]
    [Trait(Id, "fires")]
    public Task Two_routes_that_overlap_are_refused_with_the_shortest_branch_that_both_take() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("feature/*")]
        [Route<Uat>({|#0:"*/urgent"|})]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Route '*/urgent' to UAT and route 'feature/*' to DEV both take branch 'feature/urgent', and neither pattern lies " +
            "within the other. Narrow one of them until no branch matches both."));

    [Fact]
    [Trait(Id, "fires")]
    public Task One_route_that_collides_with_several_is_shown_once() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a*"), Route<Dev>("b*")]
        [Route<Uat>({|DPL1004:"*z"|})]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_route_in_a_later_file_is_the_later_route() => Verify.Rules(
    [
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a*")]
        public static partial class Delivery;
        """ + Environments,
        """
        [Route<Uat>({|DPL1004:"*z"|})]
        public static partial class Delivery;
        """,
    ]);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_within_another_is_the_narrower_one_and_wins() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("**"), Route<Uat>("feature/*"), Route<Dev>("feature/a*"), Route<Uat>("main")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task The_same_pattern_on_two_environments_is_a_deliberate_fan_out() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("feature/*"), Route<Uat>("feature/*")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Patterns_that_could_meet_only_in_a_name_that_Git_forbids_do_not_overlap() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a?"), Route<Uat>("b*")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Two_plans_may_each_route_a_branch() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, Route<Dev>("a*")]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, Route<Uat>("*z")]
        public static partial class Two;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task An_invalid_pattern_takes_part_in_no_overlap() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a*"), Route<Uat>("*z{|DPL1003:[|}")]
        public static partial class Delivery;
        """ + Environments);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("a*", "*b", "a*b")]
    [InlineData("feature/**", "*/live", "feature/live")]
    [InlineData("*/urgent", "feature/*", "feature/urgent")]
    [InlineData("a?c", "*b*", "abc")]
    [InlineData("**/x", "a/**", "a/**/x")]
    public Task The_later_route_keeps_branches_that_both_take(string earlier, string later, string narrowed) => Verify.Fix<NarrowRouteFix>(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("{{earlier}}"), Route<Dev>("other")]
        [Route<Uat>({|DPL1004:"{{later}}"|})] // why
        public static partial class Delivery;
        """ + Environments,
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("{{earlier}}"), Route<Dev>("other")]
        [Route<Uat>("{{narrowed}}")] // why
        public static partial class Delivery;
        """ + Environments,
        test => test.CodeActionVerifier = (action, verifier) => verifier.Equal($"Let '{narrowed}' alone go to UAT", action.Title));

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("Route<Dev>(\"feature/*\"), Route<Dev>(\"feature/urgent\")", "*/urgent")]
    public Task Nothing_is_offered_that_another_route_means_already(string others, string later)
    {
        var source = $"[DeploymentPlan(\"shop\"), TrunkBased, {others}, Route<Uat>({{|DPL1004:\"{later}\"|}})] public static partial class Delivery;" + Environments;
        return Verify.Fix<NarrowRouteFix>(source, source);
    }

    [Fact]
    [Trait(Id, "fixed")]
    public Task Nothing_is_offered_where_slots_decide()
    {
        var source =
            """
            [DeploymentPlan("shop"), TrunkBased]
            [Route<Desk>("a-{slot}-*"), Route<Uat>({|DPL1004:"*-b"|})]
            public static partial class Delivery;

            [Environment("desk-{slot}", Stage.Development), Slot("1", "a@x.example")] public sealed partial class Desk;
            """ + Environments;
        return Verify.Fix<NarrowRouteFix>(source, source);
    }

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("*a*a*a*a*a*a*a*a*a*a", "b*b*b*b*b*b*b*b*b*b*")]
    [InlineData("**/a/**/a/**/a/**", "b/**/b/**/b/**/b")]
    public Task Patterns_that_cross_in_endless_ways_are_refused_all_the_same(string earlier, string later) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("{{earlier}}"), Route<Uat>({|DPL1004:"{{later}}"|})]
        public static partial class Delivery;
        """ + Environments);
}
