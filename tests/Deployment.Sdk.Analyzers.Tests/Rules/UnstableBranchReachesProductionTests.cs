using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnstableBranchReachesProductionTests
{
    private const string Id = "DPL1001";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_branch_with_two_roles_is_told_which_they_are() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow(Main = "master", Develop = "master")]
        [{|#0:Route<Uat>("master")|}, Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'master' is not stable but can reach production: master -> UAT -> LIVE. " +
            "'master' is declared as main, which is stable, and as develop, which is not stable: give each role a branch of its own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_feature_branch_that_targets_LIVE_is_refused_with_its_path() => Verify.Rules(
        """
        [DeploymentPlan("yunojuno")]
        [Gitflow(Main = "master", Develop = "dev")]
        [{|#0:Route<Live>("feature/*")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'feature/a' is not stable but can reach production: feature/a -> LIVE. " +
            "Only 'master' is stable: send 'feature/*' to an environment from which no promotion leads to production."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_branch_that_would_be_promoted_to_LIVE_is_refused_with_the_whole_path() => Verify.Rules(
        """
        [DeploymentPlan("yunojuno")]
        [Gitflow]
        [Route<Uat>("master")]
        [{|#0:Route<Dev>("develop")|}]
        [Promotion<Dev, Uat>, Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'develop' is not stable but can reach production: develop -> DEV -> UAT -> LIVE. " +
            "Only 'master' is stable: send 'develop' to an environment from which no promotion leads to production."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_that_another_plan_declares_counts_and_that_plan_is_named() => Verify.Rules(
        [
            """
            [DeploymentPlan("features"), Gitflow]
            [{|#0:Route<Uat>("feature/*")|}]
            public static partial class Features;
            """ + Environments,
            """
            [DeploymentPlan("releases"), Gitflow]
            [Promotion<Uat, Live>]
            public static partial class Releases;
            """,
        ],
        Verify.Says(
            Id,
            "Branch 'feature/a' is not stable but can reach production: feature/a -> UAT -> LIVE. " +
            "Only 'master' is stable: send 'feature/*' to an environment from which no promotion leads to production. " +
            "Plan 'Releases' declares the promotion UAT -> LIVE."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Without_a_branching_model_no_branch_is_stable() => Verify.Rules(
        """
        [DeploymentPlan("shop")]
        [{|#0:Route<Live>("main")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'main' is not stable but can reach production: main -> LIVE. " +
            "No branch is stable: declare the branching model, such as [TrunkBased(Trunk = \"main\")]."));

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("**")]
    [InlineData("ma*")]
    [InlineData("hotfix/*")]
    [InlineData("release/1.?")]
    public Task A_pattern_that_takes_more_than_the_stable_branches_is_refused(string pattern) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), Gitflow]
        [{|{{Id}}:Route<Live>("{{pattern}}")|}]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task Patterns_may_be_constants() => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), Gitflow(Main = Names.Main)]
        [Route<Uat>(Names.Main), {|{{Id}}:Route<Live>(Names.Features + "*")|}]
        [{|{{Id}}:Route<Live>(nameof(Names.release))|}]
        public static partial class Delivery;

        internal static class Names
        {
            public const string Main = "trunk";
            public const string Features = "feature" + "/";
            public const string release = "";
        }
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_plan_in_several_files_is_one_plan() => Verify.Rules(
    [
        """
        [DeploymentPlan("shop")]
        [Promotion<Uat, Live>]
        public static partial class Delivery;
        """ + Environments,
        """
        [TrunkBased]
        public static partial class Delivery;
        """,
        """
        [Route<Uat>("main")]
        [{|DPL1001:Route<Uat>("spike")|}]
        public static partial class Delivery;
        """,
    ]);

    [Fact]
    [Trait(Id, "fires")]
    public Task An_inherited_route_is_shown_at_the_plan_that_inherits_it() => Verify.Rules(
        """
        [Route<Live>("feature/*")]
        public abstract class Shared;

        [DeploymentPlan("shop"), TrunkBased]
        public partial class {|#0:Delivery|} : Shared;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch 'feature/a' is not stable but can reach production: feature/a -> LIVE. " +
            "Only 'main' is stable: send 'feature/*' to an environment from which no promotion leads to production. " +
            "It is declared on the base class 'Shared'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_cycle_of_promotions_ends_where_production_is() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|DPL1001:Route<Dev>("spike")|}]
        [Promotion<Dev, Uat>, {|DPL3001:{|DPL3002:Promotion<Uat, Dev>|}|}, Promotion<Uat, Live>, {|DPL3001:Promotion<Live, Live>|}]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task The_case_study_is_sound() => Verify.Rules(CaseStudy.WithoutUsing);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_branch_that_the_team_calls_stable_may_reach_production() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow]
        [Branch("hotfix/*", BranchRole.Hotfix, Stable = true)]
        [Route<Live>("hotfix/*"), Route<Live>("master")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_narrower_route_takes_the_unstable_branches_away() => Verify.Rules(
        """
        [DeploymentPlan("shop")]
        [Branch("release/*", BranchRole.Release, Stable = true)]
        [Branch("release/beta", BranchRole.Feature)]
        [Route<Live>("release/*"), Route<Dev>("release/beta")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_promotion_of_another_plan_that_starts_elsewhere_does_not_matter() => Verify.Rules(
        """
        [DeploymentPlan("features"), Gitflow]
        [Route<Dev>("feature/*")]
        public static partial class Features;

        [DeploymentPlan("releases"), Gitflow]
        [Route<Uat>("master"), Promotion<Uat, Live>]
        public static partial class Releases;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_misspelt_stable_line_is_the_root_of_the_matter_and_speaks_alone() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased(Trunk = "{|DPL1003:refs/heads/|}main")]
        [Route<Live>("main")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public async Task The_editor_shows_it_in_the_file_being_typed_even_when_the_cause_is_in_another()
    {
        var compilation = LiveCompilation.Of(
            """[DeploymentPlan("plan-a"), TrunkBased, Route<Uat>("**")] public static partial class Spikes;""",
            """[DeploymentPlan("plan-b"), TrunkBased, Route<Dev>("wip"), Promotion<Uat, Live>] public static partial class Releases;""" + Environments);
        var cancellationToken = TestContext.Current.CancellationToken;

        Assert.Equal(Id, Assert.Single(await LiveCompilation.EditorShows(compilation, 0, cancellationToken)).Id);
        Assert.DoesNotContain(await LiveCompilation.EditorShows(compilation, 1, cancellationToken), found => found.Id == Id);
    }

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData(0, "Route to DEV instead", "Apps.Dev")]
    [InlineData(1, "Route to PR instead", "Review")]
    [InlineData(2, "Route to QA instead", "Qa")]
    public Task The_fix_routes_it_to_what_the_plan_names_elsewhere_the_nearest_to_developers_first(
        int offer, string title, string written) => Verify.Fix<SendRouteElsewhereFix>(
        Plan("{|DPL1001:Route<Uat>(\"feature/*\")|}"),
        Plan($"Route<{written}>(\"feature/*\")"),
        test =>
        {
            test.CodeActionIndex = offer;
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        });

    [Fact]
    [Trait(Id, "fixed")]
    public Task All_at_once_go_where_the_first_goes() => Verify.Fix<SendRouteElsewhereFix>(
        Plan("{|DPL1001:Route<Uat>(\"feature/*\")|}, {|DPL1001:Deployment.Sdk.Route<Live>(\"hotfix/*\")|}"),
        Plan("Route<Apps.Dev>(\"feature/*\"), Deployment.Sdk.Route<Apps.Dev>(\"hotfix/*\")"));

    [Fact]
    [Trait(Id, "fixed")]
    public Task Nothing_is_offered_that_leads_to_production_has_no_slots_or_has_the_branch_already() =>
        Verify.Fix<SendRouteElsewhereFix>(NoWayOut, NoWayOut);

    [Fact]
    [Trait(Id, "fixed")]
    public Task Nothing_is_offered_where_a_promotion_or_live_data_would_make_it_the_next_error() =>
        Verify.Fix<SendRouteElsewhereFix>(NextError, NextError);

    private const string NextError =
        """
        [DeploymentPlan("shop"), Gitflow]
        [Route<Uat>("master"), {|DPL1001:Route<Uat>("feature/*")|}, Route<Dev>("develop"), Route<Repair>("master")]
        [Promotion<Uat, Live>]
        public static partial class Delivery;

        [DeploymentPlan("tests"), Gitflow, Promotion<Dev, Qa>] public static partial class Tests;
        [Environment("QA", Stage.Staging)] public sealed partial class Qa;
        [Environment("REPAIR", Stage.Development), Holds(DataClass.Production)] public sealed partial class Repair;
        """ + Environments;

    private const string NoWayOut =
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|DPL1001:Route<Pair>("{slot}")|}, Route<Dev>("spike"), {|DPL1001:Route<Uat>("spike")|}]
        [Promotion<Uat, Live>, Promotion<Pair, Uat>]
        public static partial class Delivery;

        [Environment("pair-{slot}", Stage.Development), Slot("a", "a@shop.example")] public sealed partial class Pair;
        """ + Environments;

    private static string Plan(string route) =>
        $$"""
        namespace Company.Shop
        {
            using Review = Company.Apps.PullRequest;
            using static Company.Apps.Test;

            [DeploymentPlan("shop"), Gitflow]
            [Route<Uat>("master"), {{route}}]
            [Route<Qa>("release/*"), Route<Review>("pr/*"), Route<Apps.Dev>("develop")]
            [Promotion<Uat, Live>]
            public static partial class Delivery;
        }

        namespace Company.Apps
        {
            [Environment("DEV", Stage.Development)] public sealed partial class Dev;
            [Environment("PR", Stage.Review)] public sealed partial class PullRequest;
            public static partial class Test { [Environment("QA", Stage.Staging)] public sealed partial class Qa; }
        }

        """ + Environments;
}
