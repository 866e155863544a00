using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnstableBranchInStagingTests
{
    private const string Id = "DPL1009";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_feature_branch_that_goes_to_UAT_is_named() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Uat>("master"), {|#0:Route<Uat>("feature/*")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'feature/a' is not stable and goes to UAT, a staging environment, so that what is accepted there is not what is " +
            "released. Only 'master' is stable: send 'feature/*' to a development environment, or declare its line with Stable = true."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Of_a_pattern_that_takes_stable_branches_too_the_shortest_other_is_named() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("shop"), TrunkBased(Trunk = "a"), Route<Dev>("b")]
        [{|#0:Route<Uat>("?")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'c' is not stable and goes to UAT, a staging environment, so that what is accepted there is not what is " +
            "released. Only 'a' is stable: send '?' to a development environment, or declare its line with Stable = true."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Without_a_branching_model_no_branch_is_stable() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("shop"), {|#0:Route<Uat>("main")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'main' is not stable and goes to UAT, a staging environment, so that what is accepted there is not what is " +
            "released. No branch is stable: declare the branching model, such as [TrunkBased(Trunk = \"main\")]."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_inherited_route_is_shown_at_the_plan_that_inherits_it() => Verify.Rules<UnstableBranchInStaging>(
        """
        [Route<Uat>("feature/*")]
        public abstract class Shared;

        [DeploymentPlan("shop"), TrunkBased]
        public partial class {|DPL1009:Delivery|} : Shared;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task The_case_study_is_sound() => Verify.Rules<UnstableBranchInStaging>(CaseStudy.WithoutUsing);

    [Fact]
    [Trait(Id, "silent")]
    public Task Where_the_route_leads_on_to_production_that_is_what_is_said() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("features"), Gitflow, {|DPL1001:Route<Uat>("feature/*")|}]
        public static partial class Features;

        [DeploymentPlan("releases"), Gitflow, Promotion<Uat, Live>]
        public static partial class Releases;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Stable_branches_other_stages_and_what_narrower_routes_take_are_left_alone() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Branch("release/*", BranchRole.Release, Stable = true)]
        [Branch("release/beta", BranchRole.Feature)]
        [Route<Uat>("master"), Route<Uat>("release/*"), Route<Dev>("release/beta"), Route<Dev>("feature/*")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_misspelt_stable_line_is_the_root_of_the_matter() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("shop"), TrunkBased(Trunk = "{|DPL1003:refs/heads/|}main")]
        [Route<Uat>("main")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_is_no_environment_has_no_stage() => Verify.Rules<UnstableBranchInStaging>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<{|DPL2005:Qa|}>("feature/*")]
        public static partial class Delivery;

        public abstract class Qa;
        """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_routes_it_to_a_development_environment_of_the_plan() => Verify.Fix<UnstableBranchInStaging, SendRouteElsewhereFix>(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Uat>("master"), Route<Dev>("develop"), {|DPL1009:Route<Uat>("feature/" + "*")|}] // ours
        [{|DPL1009:RouteAttribute<Uat>(pattern: "hotfix/*")|}]
        public static partial class Delivery;
        """ + Environments,
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Uat>("master"), Route<Dev>("develop"), Route<Dev>("feature/" + "*")] // ours
        [RouteAttribute<Dev>(pattern: "hotfix/*")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task Nothing_is_offered_where_the_plan_names_no_development_environment_for_it() =>
        Verify.Fix<UnstableBranchInStaging, SendRouteElsewhereFix>(FanOut, FanOut);

    private const string FanOut =
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Dev>("feature/*"), {|DPL1009:Route<Uat>("feature/*")|}]
        public static partial class Delivery;
        """ + Environments;
}
