using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnfedPromotionTests
{
    private const string Id = "DPL3004";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_from_where_no_route_ends_is_shown_at_its_source() => Verify.Rules<UnfedPromotion>(
        """
        [DeploymentPlan("shop"), Gitflow, Route<Dev>("develop")]
        [Promotion<{|#0:Uat|}, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Nothing is ever deployed to UAT: no route ends there. Add one, such as [Route<Uat>(\"master\")], " +
            "or promote from an environment that a branch reaches."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_chain_that_nothing_starts_names_where_it_would_have_to_start() => Verify.Rules<UnfedPromotion>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<{|DPL3004:Dev|}, Uat>, Promotion<{|#0:Uat|}, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Nothing is ever deployed to UAT: no route ends there, and nothing reaches DEV, from which it could be promoted. " +
            "Add one, such as [Route<Uat>(\"main\")], or promote from an environment that a branch reaches."));

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_of_any_plan_feeds_it_at_once_or_by_promotions() => Verify.Rules<UnfedPromotion>(
        """
        [DeploymentPlan("one"), TrunkBased, Promotion<Uat, Live>]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, Route<Dev>("main"), Promotion<Dev, Uat>]
        public static partial class Two;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_whose_pattern_or_class_is_at_fault_is_the_root_of_the_matter() => Verify.Rules<UnfedPromotion>(
    [
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>({|DPL1003:""|}), Promotion<Uat, Live>]
        public static partial class Delivery;

        [DeploymentPlan("half"), TrunkBased, Route<{|CS0246:Missing|}>("main"), Promotion<Dev, Live>]
        public static partial class Half;
        """ + Environments,
    ]);
}
