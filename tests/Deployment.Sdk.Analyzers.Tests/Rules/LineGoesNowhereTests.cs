using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class LineGoesNowhereTests
{
    private const string Id = "DPL1007";

    [Fact]
    [Trait(Id, "fires")]
    public Task Every_line_without_a_route_is_named_with_its_shortest_branch() => Verify.Rules<LineGoesNowhere>(
        """
        [DeploymentPlan("shop"), {|#0:{|#1:Gitflow(Main = "master", Develop = "dev")|}|}, {|#2:Branch("spike/**", BranchRole.Feature)|}]
        [Route<Dev>("dev"), Route<Dev>("feature/*"), Route<Uat>("master")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "The release line 'release/*' goes nowhere: 'release/a' matches no route. Add a route if such branches are to be delivered."),
        Verify.Says(Id, "The hotfix line 'hotfix/*' goes nowhere: 'hotfix/a' matches no route. Add a route if such branches are to be delivered.", at: 1),
        Verify.Says(Id, "The feature line 'spike/**' goes nowhere: 'spike/a' matches no route. Add a route if such branches are to be delivered.", at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_a_narrower_line_claims_is_not_the_lines() => Verify.Rules<LineGoesNowhere>(
        """
        [DeploymentPlan("shop"), {|#0:TrunkBased(Trunk = "a")|}, Route<Dev>("a")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "The feature line '**' goes nowhere: 'b' matches no route. Add a route if such branches are to be delivered."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_inherited_model_is_shown_at_the_plan() => Verify.Rules<LineGoesNowhere>(
        """
        [TrunkBased] public abstract class Shared;

        [DeploymentPlan("shop"), Route<Dev>("**/x")]
        public partial class {|#0:Delivery|} : Shared;
        """ + Environments,
        Verify.Says(
            Id,
            "The main line 'main' goes nowhere: 'main' matches no route. Add a route if such branches are to be delivered. " +
            "It is declared on the base class 'Shared'."));

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("Gitflow")]
    [InlineData("Gitflow, Promotion<Uat, Live>")]
    [InlineData("Route<Dev>(\"a\")")]
    [InlineData("TrunkBased, Route<Dev>(\"main\"), Route<Dev>(\"*/a\")")]
    [InlineData("Gitflow, Route<Dev>(\"m*\"), Route<Dev>(\"d*\"), Route<Dev>(\"*/*\")")]
    [InlineData("Gitflow, Route<Dev>(\"hotfix/{|DPL1003:[|}\")")]
    [InlineData("TrunkBased(Trunk = \"{|DPL1003:[|}\"), Route<Dev>(\"main\")")]
    [InlineData("Gitflow, Route<Dev>(\"{|DPL1008:{slot}|}\")")]
    [InlineData("TrunkBased, Branch(\"**\", BranchRole.Feature), Route<Dev>(\"main\"), Route<Dev>(\"a\")")]
    public Task A_line_with_a_route_no_routes_and_what_is_misspelt_are_left_alone(string entries) => Verify.Rules<LineGoesNowhere>(
        $"[DeploymentPlan(\"shop\"), {entries}] public static partial class Delivery;" + Environments);
}
