using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class StableBranchStraightIntoProductionTests
{
    private const string Id = "DPL1002";

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("", "Route it to a staging environment first, and promote from there.")]
    [InlineData(", Route<Uat>(\"master\")", "UAT gets it too: declare a promotion from there in place of this route.")]
    [InlineData(", Route<Uat>(\"master\"), Route<Dev>(\"master\")", "UAT and DEV get it too: declare a promotion from there in place of this route.")]
    [InlineData(", Route<Uat>(\"master\"), Promotion<Uat, Live>", "UAT gets it too and is promoted to LIVE already: remove this route.")]
    public Task The_branch_and_what_to_do_instead_are_named(string beside, string remedy) => Verify.Rules<StableBranchStraightIntoProduction>(
        $$"""
        [DeploymentPlan("shop"), Gitflow]
        [{|#0:Route<Live>("master")|}{{beside}}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "Branch 'master' goes straight into production: master -> LIVE, where nobody has tried what customers get. " + remedy));

    [Fact]
    [Trait(Id, "fires")]
    public Task Of_a_wide_pattern_the_stable_branch_is_named_beside_the_one_that_is_not() => Verify.Rules<StableBranchStraightIntoProduction>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|#0:{|#1:Route<Live>("m*")|}|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            "DPL1001",
            "Branch 'ma' is not stable but can reach production: ma -> LIVE. " +
            "Only 'main' is stable: send 'm*' to an environment from which no promotion leads to production."),
        Verify.Says(
            Id,
            "Branch 'main' goes straight into production: main -> LIVE, where nobody has tried what customers get. " +
            "Route it to a staging environment first, and promote from there.",
            at: 1));

    [Fact]
    [Trait(Id, "silent")]
    public Task The_case_study_promotes() => Verify.Rules<StableBranchStraightIntoProduction>(CaseStudy.WithoutUsing);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("TrunkBased, Route<Uat>(\"main\"), Promotion<Uat, Live>")]
    [InlineData("TrunkBased, {|DPL1001:Route<Live>(\"feature/*\")|}")]
    [InlineData("TrunkBased(Trunk = \"a\"), {|DPL1001:Route<Live>(\"?\")|}, Route<Uat>(\"a\")")]
    [InlineData("{|DPL1001:Route<Live>(\"main\")|}")]
    [InlineData("TrunkBased, Route<Live>(\"main{|DPL1003:[|}\")")]
    public Task What_is_promoted_not_stable_taken_by_a_narrower_route_or_faulty_is_left_alone(string entries) =>
        Verify.Rules<StableBranchStraightIntoProduction>(
            $"[DeploymentPlan(\"shop\"), {entries}] public static partial class Delivery;" + Environments);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData(0, "Promote from UAT instead", "Uat")]
    [InlineData(1, "Promote from DEV instead", "Dev")]
    public Task The_fix_makes_it_a_promotion(int offer, string title, string from) =>
        Verify.Fix<StableBranchStraightIntoProduction, PromoteInsteadFix>(
            """
            [DeploymentPlan("shop"), Gitflow, Route<Uat>("master"), Route<Dev>("master")]
            [{|DPL1002:Deployment.Sdk.Route<Live>("master")|}] // at last
            public static partial class Delivery;
            """ + Environments,
            $$"""
            [DeploymentPlan("shop"), Gitflow, Route<Uat>("master"), Route<Dev>("master")]
            [Deployment.Sdk.Promotion<{{from}}, Live>] // at last
            public static partial class Delivery;
            """ + Environments,
            test =>
            {
                test.CodeActionIndex = offer;
                test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
            });

    [Fact]
    [Trait(Id, "fixed")]
    public Task Where_the_promotion_is_there_the_route_goes() => Verify.Fix<StableBranchStraightIntoProduction, PromoteInsteadFix>(
        """
        [DeploymentPlan("shop"), Gitflow, Route<Uat>("master"), {|DPL1002:Route<Live>("master")|}, Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        """
        [DeploymentPlan("shop"), Gitflow, Route<Uat>("master"), Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task Nothing_is_offered_that_lets_another_branch_through() =>
        Verify.Fix<StableBranchStraightIntoProduction, PromoteInsteadFix>(Shared, Shared);

    [Fact]
    [Trait(Id, "fixed")]
    public Task Nothing_is_offered_from_where_two_lines_arrive() =>
        Verify.Fix<StableBranchStraightIntoProduction, PromoteInsteadFix>(TwoLines, TwoLines);

    private const string TwoLines =
        """
        [DeploymentPlan("shop"), TrunkBased, Branch("release/*", BranchRole.Release, Stable = true)]
        [Route<Uat>("main"), Route<Uat>("release/*"), {|DPL1002:Route<Live>("main")|}]
        public static partial class Delivery;
        """ + Environments;

    private const string Shared =
        """
        [DeploymentPlan("shop"), Gitflow, Route<Dev>("master"), {|DPL1002:Route<Live>("master")|}]
        public static partial class Delivery;

        [DeploymentPlan("features"), Gitflow, Route<Dev>("feature/*")]
        public static partial class Features;
        """ + Environments;
}
