using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SkippedCheckTests
{
    private const string Id = "DPL3006";

    private const string Environments = """

        [Environment("LIVE", Stage.Production), RequiresApproval("support", "Now?")] public sealed partial class Live;
        [Environment("UAT", Stage.Staging), SmokeTest("/health")] public sealed partial class Uat;
        [Environment("DEMO", Stage.Staging)] public sealed partial class Demo;
        [Environment("DEV", Stage.Development)] public sealed partial class Dev;
        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_past_the_smoke_test_is_shown_with_both_ways() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), Route<Demo>("main")]
        [Promotion<Uat, Live>, {|#0:Promotion<Demo, Live>|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "The way main -> DEMO -> LIVE skips the smoke test of UAT, which the way main -> UAT -> LIVE has. " +
            "Declare the same on DEMO, or let the release go the other way."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_route_straight_into_production_skips_what_the_promotion_has() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), {|#0:Route<Live>("main")|}]
        [Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "The way main -> LIVE skips the smoke test of UAT, which the way main -> UAT -> LIVE has. " +
            "Send the branch to where the checks are, and promote it from there to LIVE."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Several_checks_that_one_way_skips_are_said_together() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("main"), Promotion<Dev, Tested>, Promotion<Tested, Live>, {|#0:Promotion<Dev, Live>|}]
        public static partial class Delivery;
        [Environment("TESTED", Stage.Staging)] public sealed partial class Tested : Shared;
        [SmokeTest("/a"), SmokeTest("/b"), RequiresApproval("sales", "Now?"), RequiresApproval("support", "Now?")]
        public abstract class Shared;
        """ + Environments,
        Verify.Says(
            Id,
            "The way main -> DEV -> LIVE skips the smoke test of TESTED and the approval by sales of TESTED, which the way " +
            "main -> DEV -> TESTED -> LIVE has. Declare the same on DEV or on LIVE, or let the release go the other way."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Ways_through_several_plans_count_together_and_the_other_plans_are_named() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, Route<Demo>("main"), {|#0:Promotion<Demo, Live>|}]
        public static partial class Two;
        """ + Environments,
        Verify.Says(
            Id,
            "The way main -> DEMO -> LIVE skips the smoke test of UAT, which the way main -> UAT -> LIVE has. " +
            "Plan 'One' declares the route 'main' to UAT. Plan 'One' declares the promotion UAT -> LIVE. " +
            "Declare the same on DEMO, or let the release go the other way."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_way_that_joins_behind_the_check_is_shown_where_it_enters_production() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("main"), Promotion<Dev, Demo>, Route<Demo>("main"), {|DPL3006:Promotion<Demo, Live>|}]
        public static partial class Delivery;
        [Environment("DEV", Stage.Development), SmokeTest("/")] public sealed partial class Dev;
        """ + Environments.Replace("[Environment(\"DEV\", Stage.Development)] public sealed partial class Dev;", ""));

    [Fact]
    [Trait(Id, "silent")]
    public Task The_same_check_by_another_attribute_or_of_a_base_class_is_the_same_check() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), Route<Other>("main"), Promotion<Uat, Live>, Promotion<Other, Live>]
        public static partial class Delivery;
        [Environment("OTHER", Stage.Staging)] public sealed partial class Other : Shared;
        [SmokeTest("/other", Attempts = 2)] public abstract class Shared;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_production_itself_asks_no_way_can_skip() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Asked>("main"), Route<Demo>("main"), Promotion<Asked, Live>, Promotion<Demo, Live>]
        public static partial class Delivery;
        [Environment("ASKED", Stage.Staging), RequiresApproval("support", "Now?")] public sealed partial class Asked;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_way_that_no_release_can_take_skips_nothing() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), Promotion<Uat, Live>, Promotion<Demo, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_whose_branches_narrower_routes_take_completely_skips_nothing() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Branch("t/**", BranchRole.Main, Stable = true)]
        [Route<Uat>("t/*"), Route<Uat>("t/**/*"), Route<Demo>("t/**")]
        [Promotion<Uat, Live>, Promotion<Demo, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task Among_a_thousand_routes_the_one_that_skips_is_found() => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [{{string.Join(", ", Enumerable.Range(0, 1_000).Select(number => $"Route<Dev>(\"feature/{number}/*\")"))}}]
        [Route<Uat>("main"), {|DPL3006:Route<Live>("main")|}, Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_check_of_a_base_class_of_another_assembly_counts() => Verify.Rules(test =>
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add("""[Deployment.Sdk.SmokeTest("/")] public abstract class Shared;""");
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Tested>("main"), Route<Demo>("main"), Promotion<Tested, Live>, {|#0:Promotion<Demo, Live>|}]
            public static partial class Delivery;
            [Environment("TESTED", Stage.Staging)] public sealed partial class Tested : Shared;
            """ + Environments);
        test.ExpectedDiagnostics.Add(Verify.Says(
            Id,
            "The way main -> DEMO -> LIVE skips the smoke test of TESTED, which the way main -> TESTED -> LIVE has. " +
            "Declare the same on DEMO, or let the release go the other way."));
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task Each_production_environment_is_judged_by_itself() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), Route<Demo>("main"), Promotion<Uat, Live>, Promotion<Demo, Live2>]
        public static partial class Delivery;
        [Environment("LIVE-2", Stage.Production)] public sealed partial class Live2;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_is_at_fault_already_is_no_way() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), Promotion<Uat, Live>, Route<Demo>({|DPL1003:""|}), Promotion<Demo, Live>]
        [{|DPL3002:Promotion<Uat, Demo>|}, Promotion<{|CS0246:Missing|}, Live>, Promotion<{|DPL2005:object|}, Live>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    public void The_way_that_skips_is_not_in_the_plan()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace(
            "[Promotion<Uat, Live>]", "[Promotion<Uat, Live>, Route<Live>(\"master\"), Promotion<Dev, Live>]"))).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(["UAT -> LIVE"], plan.Promotions.Select(promotion => $"{promotion.From.Name} -> {promotion.To.Name}"));
        Assert.DoesNotContain(plan.Routes, route => route.Target.Name == "LIVE");
    }
}
