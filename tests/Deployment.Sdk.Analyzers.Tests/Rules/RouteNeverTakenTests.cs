using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class RouteNeverTakenTests
{
    private const string Id = "DPL1006";

    [Fact]
    [Trait(Id, "fires")]
    public Task The_narrower_routes_that_claim_everything_are_named_and_no_others() => Verify.Rules<RouteNeverTaken>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("feature/a"), Route<Dev>({|#0:"feature/**"|}), Route<Dev>("feature/*/**"), Route<Uat>("feature/*"), Route<Dev>("feature/*")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Route 'feature/**' to DEV can never be taken: narrower routes claim all its branches: " +
            "'feature/*/**' to DEV, 'feature/*' to UAT and DEV. Remove it, or widen it."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Slots_that_are_all_routed_by_name_leave_nothing() => Verify.Rules<RouteNeverTaken>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Pair>({|#0:"dev-{slot}"|}), Route<Dev>("dev-1"), Route<Uat>("dev-2")]
        public static partial class Delivery;
        """ + Pair + Environments,
        Verify.Says(
            Id,
            "Route 'dev-{slot}' to pair-{slot} can never be taken: narrower routes claim all its branches: " +
            "'dev-1' to DEV, 'dev-2' to UAT. Remove it, or widen it."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_inherited_route_is_shown_at_the_plan() => Verify.Rules<RouteNeverTaken>(
        """
        [Route<Dev>("**")] public abstract class Shared;

        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("*"), Route<Dev>("*/**")]
        public partial class {|DPL1006:Delivery|} : Shared;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task The_case_study_has_none() => Verify.Rules<RouteNeverTaken>(CaseStudy.WithoutUsing);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("Route<Dev>(\"feature/**\"), Route<Uat>(\"feature/*\"), Route<Dev>(\"feature/*/*\")")]
    [InlineData("Route<Pair>(\"dev-{slot}\"), Route<Dev>(\"dev-1\")")]
    [InlineData("Route<Dev>(\"feature/*\"), Route<Uat>(\"feature/*\"), Route<Dev>(\"feature/*\")")]
    [InlineData("Route<Dev>(\"**\"), Route<{|DPL2005:Missing|}>(\"*\"), Route<Dev>(\"*/**\")")]
    [InlineData("Route<Dev>(\"**\"), Route<Dev>(\"*\"), Route<Dev>(\"*/**{|DPL1003:[|}\")")]
    public Task A_route_with_a_branch_of_its_own_or_beside_a_faulty_one_is_left_alone(string routes) => Verify.Rules<RouteNeverTaken>(
        $"[DeploymentPlan(\"shop\"), TrunkBased, {routes}] public static partial class Delivery; public class Missing;" + Pair + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_removes_it() => Verify.Fix<RouteNeverTaken, RemoveRouteNeverTakenFix>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>({|DPL1006:"**"|}), Route<Dev>("*")]
        [Route<Uat>("*/**")]
        [Route<Pair>({|DPL1006:"a{slot}"|})]
        [Route<Dev>("a1"), Route<Dev>("a2")]
        public static partial class Delivery;
        """ + Pair + Environments,
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("*")]
        [Route<Uat>("*/**")]
        [Route<Dev>("a1"), Route<Dev>("a2")]
        public static partial class Delivery;
        """ + Pair + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_leaves_what_stands_above_the_first_attribute_and_above_the_next() =>
        Verify.Fix<RouteNeverTaken, RemoveRouteNeverTakenFix>(
            """
            /// <summary>Ours.</summary>
            [Route<Dev>({|DPL1006:"**"|})] // all
            // the two
            [Route<Dev>("*"), Route<Uat>("*/**")]
            [DeploymentPlan("shop"), TrunkBased]
            public static partial class Delivery;
            """ + Environments,
            """
            /// <summary>Ours.</summary>
            // the two
            [Route<Dev>("*"), Route<Uat>("*/**")]
            [DeploymentPlan("shop"), TrunkBased]
            public static partial class Delivery;
            """ + Environments);

    private const string Pair =
        """

        [Environment("pair-{slot}", Stage.Development), Slot("1", "a@shop.example"), Slot("2", "b@shop.example")]
        public sealed partial class Pair;
        """;
}
