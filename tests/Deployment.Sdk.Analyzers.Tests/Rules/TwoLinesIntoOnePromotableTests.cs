using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class TwoLinesIntoOnePromotableTests
{
    private const string Id = "DPL1010";

    [Fact]
    [Trait(Id, "fires")]
    public Task The_first_route_that_brings_a_second_line_is_shown_with_a_branch_of_each() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Branch("hotfix/*", BranchRole.Hotfix, Stable = true), Branch("release/*", BranchRole.Release, Stable = true)]
        [Route<Uat>("master"), {|#0:Route<Uat>("hotfix/*")|}, Route<Uat>("release/*")]
        [Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "UAT receives 'master' (main line 'master') and 'hotfix/a' (hotfix line 'hotfix/*'), so that what is promoted to LIVE " +
            "depends on who pushed last. Send one of them to an environment of its own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task One_route_that_brings_two_lines_is_shown_itself() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow]
        [{|#0:Route<Dev>("**")|}, Route<Uat>("master"), Route<Uat>("develop"), Route<Uat>("feature/*"), Route<Uat>("release/*")]
        [Promotion<Dev, Qa>]
        public static partial class Delivery;
        """ + Qa + Environments,
        Verify.Says(
            Id,
            "DEV receives 'hotfix/a' (hotfix line 'hotfix/*') and 'a' (no line of the branching model), so that what is promoted " +
            "to QA depends on who pushed last. Send one of them to an environment of its own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Two_plans_are_each_told_of_the_other() => Verify.Rules(
        [
            """
            [DeploymentPlan("one"), TrunkBased, {|#0:Route<Dev>("main")|}]
            public static partial class One;
            """ + Qa + Environments,
            """
            [DeploymentPlan("two"), TrunkBased, {|#1:Route<Dev>("spike/*")|}, Promotion<Dev, Qa>]
            public static partial class Two;
            """,
        ],
        Verify.Says(
            Id,
            "DEV receives 'spike/a' (feature line '**') and 'main' (main line 'main'), so that what is promoted to QA depends on who " +
            "pushed last. Send one of them to an environment of its own. Plan 'Two' brings 'spike/a'."),
        Verify.Says(
            Id,
            "DEV receives 'main' (main line 'main') and 'spike/a' (feature line '**'), so that what is promoted to QA depends on who " +
            "pushed last. Send one of them to an environment of its own. Plan 'One' brings 'main'.",
            at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task Without_a_branching_model_every_pattern_is_a_line() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Route<Dev>("a/*"), Route<Dev>("a/b"), {|DPL1010:Route<Dev>("c")|}, Promotion<Dev, Qa>]
        public static partial class Delivery;
        """ + Qa + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task The_case_study_promotes_one_line() => Verify.Rules(CaseStudy.WithoutUsing);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("Gitflow, Route<Dev>(\"release/*\"), Promotion<Dev, Qa>")]
    [InlineData("Gitflow, Route<Dev>(\"feature/a*\"), Route<Dev>(\"feature/b*\"), Promotion<Dev, Qa>")]
    [InlineData("Gitflow, Route<Dev>(\"develop\"), Route<Dev>(\"feature/*\"), Promotion<Uat, Live>")]
    [InlineData("Gitflow, Route<Uat>(\"master\"), {|DPL1001:Route<Uat>(\"feature/*\")|}, Promotion<Uat, Live>")]
    [InlineData("Gitflow, {|DPL1001:Route<Uat>(\"feature/*\")|}, Route<Uat>(\"master\"), Promotion<Uat, Live>")]
    [InlineData("Route<Dev>(\"a*\"), Route<Dev>({|DPL1004:\"*z\"|}), Promotion<Dev, Qa>")]
    [InlineData("Gitflow, Branch(\"{|DPL1003:[|}\", BranchRole.Feature), Route<Dev>(\"develop\"), Route<Dev>(\"hotfix/*\"), Promotion<Dev, Qa>")]
    [InlineData("Gitflow, Route<Dev>(\"develop\"), Route<Dev>(\"master{|DPL1003:[|}\"), Promotion<Dev, Qa>")]
    public Task One_line_or_what_another_rule_leaves_out_is_left_alone(string entries) => Verify.Rules(
        $"[DeploymentPlan(\"shop\"), {entries}] public static partial class Delivery;" + Qa + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Two_plans_may_write_one_line_differently() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class One;

        [DeploymentPlan("two"), Gitflow(Main = "main"), Route<Uat>("main")]
        public static partial class Two;

        [DeploymentPlan("three"), Branch("ma*", BranchRole.Main, Stable = true), Route<Uat>("main")]
        public static partial class Three;
        """ + Environments);

    private const string Qa = """

        [Environment("QA", Stage.Staging)] public sealed partial class Qa;
        """;
}
