using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class CircularPromotionsTests
{
    private const string Id = "DPL3001";

    [Fact]
    [Trait(Id, "fires")]
    public Task The_promotion_that_leads_back_is_shown_with_the_whole_circle() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|#0:Promotion<Uat, Dev>|}]
        [Promotion<Dev, Uat>, Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "A release could travel in a circle: UAT -> DEV -> UAT. Remove the promotion that does not lead towards production."),
        Verify.Says(
            "DPL3002",
            "Promotion UAT -> DEV leads from stage Staging back to Development. A release travels from Review through Development and " +
            "Staging to Production: turn the promotion round, or deliver to the earlier stage by a route."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_environment_that_is_promoted_to_itself_is_a_circle_of_one() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, {|#0:Promotion<Uat, Uat>|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "UAT is promoted to itself: UAT -> UAT. Name the environment that was meant."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Of_a_circle_through_two_plans_only_the_plan_that_leads_back_is_shown_and_the_other_named() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, Promotion<Dev, Uat>]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, Promotion<Dev, Live>, {|#0:{|DPL3002:Promotion<Uat, Dev>|}|}]
        public static partial class Two;
        """ + Environments,
        Verify.Says(
            Id,
            "A release could travel in a circle: UAT -> DEV -> UAT. Plan 'One' declares the promotion DEV -> UAT. " +
            "Remove the promotion that does not lead towards production."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Of_two_environments_of_one_stage_the_later_promotion_closes_the_circle_in_whatever_file_it_stands() => Verify.Rules(
    [
        """
        [DeploymentPlan("shop"), TrunkBased, {|DPL3002:Promotion<Uat, Qa>|}]
        public static partial class Delivery;
        [Environment("QA", Stage.Staging)] public sealed partial class Qa;
        """ + Environments,
        """
        [{|DPL3001:{|DPL3002:Promotion<Qa, Uat>|}|}]
        public static partial class Delivery;
        """,
    ]);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_circle_on_a_base_class_is_shown_at_the_plan() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        public partial class {|#0:Delivery|} : Shared;
        [Promotion<Uat, Uat>] public abstract class Shared;
        """ + Environments,
        Verify.Says(
            Id,
            "UAT is promoted to itself: UAT -> UAT. Name the environment that was meant. It is declared on the base class 'Shared'."));

    [Fact]
    [Trait(Id, "silent")]
    public Task Two_ways_to_one_environment_are_no_circle() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Dev, Uat>, Promotion<Uat, Live>, Promotion<Dev, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_circle_through_what_is_no_environment_is_said_there() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Uat, {|DPL2005:string|}>, Promotion<{|DPL2005:string|}, Uat>, Promotion<{|CS0246:Missing|}, Uat>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    public void What_is_generated_has_no_circle_and_keeps_what_leads_towards_production()
    {
        var code = GeneratorHost.Generate(
        [
            .. CaseStudy.All,
            """
            using Deployment.Sdk;
            [DeploymentPlan("plan-b"), Promotion<Uat, Dev>, Promotion<Dev, Uat>, Promotion<Dev, Dev>] public static partial class Back;
            """,
        ]).ThatCompiles();

        var plan = (Plan)code.LoadType("Back").GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(["DEV -> UAT"], plan.Promotions.Select(promotion => $"{promotion.From.Name} -> {promotion.To.Name}"));
    }
}
