using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnstableBranchOnLiveDataTests
{
    private const string Id = "DPL4002";

    private const string Repair = """

        [Environment("REPAIR", Stage.Staging), Holds(DataClass.Production)] public sealed partial class Repair;
        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task A_feature_branch_on_live_data_is_shown_at_its_route() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Repair>("master"), {|#0:Route<Repair>("feature/*")|}]
        public static partial class Delivery;
        """ + Repair + Environments,
        Verify.Says(
            Id,
            "Branch 'feature/a' is not stable but would run on the live data of REPAIR: feature/a -> REPAIR. " +
            "Send 'feature/*' to an environment without live data, or copy the data there anonymised."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_way_through_the_promotions_of_another_plan_is_shown_with_that_plan() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, {|#0:Route<Dev>("a*")|}]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, Promotion<Dev, Repair>]
        public static partial class Two;
        """ + Repair + Environments,
        Verify.Says(
            Id,
            "Branch 'aa' is not stable but would run on the live data of REPAIR: aa -> DEV -> REPAIR. " +
            "Plan 'Two' declares the promotion DEV -> REPAIR. " +
            "Send 'a*' to an environment without live data, or copy the data there anonymised."));

    [Fact]
    [Trait(Id, "silent")]
    public Task Stable_branches_may_run_on_live_data_and_others_elsewhere() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Repair>("master"), Route<Dev>("feature/*"), Route<Uat>("develop"), Promotion<Dev, Uat>]
        public static partial class Delivery;
        """ + Repair + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Of_production_itself_another_rule_speaks() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow]
        [{|DPL1001:Route<Live>("feature/*")|}, {|DPL1001:Route<Uat>("hotfix/*")|}, Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_whose_branches_others_take_brings_nothing() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Repair>("*"), Route<Dev>("?"), Route<Dev>("??"), Route<Dev>("?*?")]
        public static partial class Delivery;
        """ + Repair + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_misspelt_stable_line_is_the_root_of_the_matter() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased(Trunk = "{|DPL1003:refs/heads/|}main"), Route<Repair>("main")]
        public static partial class Delivery;
        """ + Repair + Environments);

    [Fact]
    public void The_route_is_not_in_the_plan()
    {
        var code = GeneratorHost.Generate(
        [
            CaseStudy.Plan.Replace("[Route<Dev>(\"dev\")]", "[Route<Dev>(\"dev\"), Route<Repair>(\"hotfix/*\")]"),
            CaseStudy.Environments,
            CaseStudy.Base,
            "using Deployment.Sdk;" + Repair,
        ]).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(["master", "dev", "feature/*"], plan.Routes.Select(route => route.Pattern));
    }
}
