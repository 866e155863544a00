using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class BackwardPromotionTests
{
    private const string Id = "DPL3002";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_to_an_earlier_stage_is_shown_with_both_stages() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")]
        [{|#0:Promotion<Live, Uat>|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Promotion LIVE -> UAT leads from stage Production back to Staging. A release travels from Review through Development and " +
            "Staging to Production: turn the promotion round, or deliver to the earlier stage by a route."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_to_the_same_stage_is_shown_with_it() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")]
        [Promotion<Uat, Live>, {|#0:Promotion<Live, Live2>|}]
        public static partial class Delivery;
        [Environment("LIVE-2", Stage.Production)] public sealed partial class Live2;
        """ + Environments,
        Verify.Says(
            Id,
            "Promotion LIVE -> LIVE-2 leads from stage Production to the same stage. A release travels from Review through Development " +
            "and Staging to Production: give one of them the stage that it has on that way, or remove the promotion."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_on_a_base_class_is_shown_at_the_plan() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        public partial class {|DPL3002:Delivery|} : Shared;
        [Promotion<Uat, Dev>] public abstract class Shared;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_promotion_may_skip_stages() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Pr, Dev>, Promotion<Pr, Uat>, Promotion<Dev, Live>]
        public static partial class Delivery;
        [Environment("PR", Stage.Review)] public sealed partial class Pr;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_is_no_stage_or_no_environment_is_not_compared() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Live, Odd>, Promotion<Odd, Dev>, Promotion<Live, {|DPL2005:object|}>, Promotion<Live, {|CS0246:Missing|}>]
        [Promotion<Live, Half>, {|CS0305:Promotion<Live>|}]
        public static partial class Delivery;
        [Environment("ODD", {|DPL2013:(Stage)99|})] public sealed partial class Odd;
        [Environment("HALF", {|CS0103:Stag|})] public sealed partial class Half;
        """ + Environments);
}
