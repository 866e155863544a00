using CsCheck;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class ProductionReachTests
{
    private static readonly ProofEnvironment[] Environments =
    [
        new("App.Live", "LIVE", IsProduction: true),
        new("App.Uat", "UAT", IsProduction: false),
        new("App.Dev", "DEV", IsProduction: false),
        new("App.Mine", "dev-{slot}", IsProduction: false),
    ];

    private static readonly ProofPromotion[] UatToLive = [new("App.Uat", "App.Live")];

    [Fact]
    public void The_plan_of_the_case_study_is_sound() => Assert.Empty(Find(
        ["master -> App.Uat", "dev -> App.Dev", "feature/* -> App.Mine"], Gitflow("master", "dev"), UatToLive));

    [Fact]
    public void A_feature_branch_that_is_routed_to_production_is_found()
    {
        var path = Assert.Single(Find(["feature/* -> App.Live"], Gitflow("master", "dev"), UatToLive));
        Assert.Equal((0, "feature/a"), (path.Route, path.Branch));
        Assert.Equal("feature/a -> LIVE", path.ToString());
    }

    [Fact]
    public void A_feature_branch_that_is_promoted_to_production_is_found_with_its_way() => Assert.Equal(
        ["feature/a -> UAT -> LIVE"],
        Find(["master -> App.Uat", "feature/* -> App.Uat"], Gitflow("master", "dev"), UatToLive).Select(path => path.ToString()));

    [Fact]
    public void The_way_to_the_nearest_production_environment_is_named()
    {
        ProofPromotion[] promotions =
            [new("App.Mine", "App.Dev"), new("App.Dev", "App.Uat"), new("App.Uat", "App.Live"), new("App.Mine", "App.Uat")];
        Assert.Equal("feature/a -> dev-{slot} -> UAT -> LIVE", $"{Assert.Single(Find(["feature/* -> App.Mine"], [], promotions))}");
    }

    [Fact]
    public void Promotions_in_a_circle_end()
    {
        ProofPromotion[] circle = [new("App.Dev", "App.Uat"), new("App.Uat", "App.Dev"), new("App.Uat", "App.Uat")];
        Assert.Empty(Find(["dev -> App.Dev"], Gitflow("master", "dev"), circle));
        Assert.Equal(
            "dev -> DEV -> UAT -> LIVE",
            $"{Assert.Single(Find(["dev -> App.Dev"], Gitflow("master", "dev"), [.. circle, .. UatToLive]))}");
    }

    [Fact]
    public void Only_the_branches_that_no_narrower_route_takes_count()
    {
        // "**" on UAT would be unsound, were every other branch not taken by "*" and "*/**"; what is left is nothing.
        Assert.Empty(Find(["** -> App.Uat", "* -> App.Dev", "*/** -> App.Dev"], Gitflow("master", "dev"), UatToLive));
        Assert.Equal(
            "a/a -> UAT -> LIVE", $"{Assert.Single(Find(["** -> App.Uat", "* -> App.Dev"], Gitflow("master", "dev"), UatToLive))}");
    }

    [Fact]
    public void A_wide_route_to_production_is_unsound_though_it_has_the_main_line_in_it()
    {
        Assert.Equal("b -> UAT -> LIVE", $"{Assert.Single(Find(["? -> App.Uat"], Gitflow("a", "dev"), UatToLive))}");
    }

    [Fact]
    public void Without_lines_nothing_is_stable() =>
        Assert.Equal("master -> UAT -> LIVE", $"{Assert.Single(Find(["master -> App.Uat"], [], UatToLive))}");

    [Fact]
    public void Each_route_of_a_fan_out_is_judged_by_itself() => Assert.Equal(
        [(0, "dev -> UAT -> LIVE")],
        Find(["dev -> App.Uat", "dev -> App.Dev"], Gitflow("master", "dev"), UatToLive).Select(path => (path.Route, path.ToString())));

    [Fact]
    public void Routes_of_two_plans_meet_the_promotions_of_both() => Assert.Equal(
        ["feature/a -> DEV -> UAT -> LIVE"],
        Find(["feature/* -> App.Dev"], Gitflow("master", "dev"), [.. UatToLive, new("App.Dev", "App.Uat")]).Select(path => $"{path}"));

    [Fact]
    public void Promotions_of_environments_that_nobody_declared_lead_nowhere() => Assert.Empty(Find(
        ["feature/* -> App.Gone", "dev -> App.Dev"], Gitflow("master", "dev"), [new("App.Gone", "App.Lost"), new("App.Dev", "App.Lost")]));

    [Fact]
    public void No_path_means_that_no_branch_slips_through() => Gen.Select(
        PatternTextGen.Pattern.Array[1, 3], PatternTextGen.Pattern, PatternTextGen.PatternAndBranch).Sample(
        (others, stable, near) =>
        {
            BranchPattern[] patterns = [near.Pattern, .. others];
            ProofRoute[] routes = [.. patterns.Select((pattern, at) => new ProofRoute(pattern, PatternTextGen.Slots, at % 2 == 0 ? "App.Live" : "App.Dev"))];
            ProofLine[] lines = [new(stable, IsStable: true)];
            var precedence = RoutePrecedence.Of(routes);
            var paths = ProductionReach.Find(routes, lines, Environments, UatToLive);
            return Enumerable.Range(0, routes.Length).All(route =>
            {
                var found = paths.SingleOrDefault(path => path.Route == route);
                var claimed = stable.Matches(near.Branch, [], out _);
                var slips = route % 2 == 0 && !claimed && precedence.Effective(route).Contains(near.Branch);
                return (found is not null || !slips)
                    && (found is null || (Matches(routes[route], found.Branch) && !stable.Matches(found.Branch, [], out _)));
            });
        },
        iter: 1_000);

    [Fact]
    public void A_thousand_routes_to_production_are_judged_together()
    {
        string[] routes = [.. Enumerable.Range(0, 999).Select(team => $"team-{team}/* -> App.{(team % 2 == 0 ? "Uat" : "Dev")}"), "** -> App.Live"];
        var paths = Find(routes, Gitflow("master", "dev"), UatToLive);
        Assert.Equal(501, paths.Count);
        Assert.Equal("team-998/a -> UAT -> LIVE", $"{paths[^2]}");
        Assert.Equal("a -> LIVE", $"{paths[^1]}");
    }

    private static bool Matches(ProofRoute route, string branch) => route.Pattern.Matches(branch, route.Slots, out _);

    private static IReadOnlyList<UnstablePath> Find(
        string[] routes, IReadOnlyList<ProofLine> lines, IReadOnlyList<ProofPromotion> promotions) => ProductionReach.Find(
        [.. routes.Select(route => route.Split(" -> ")).Select(route => new ProofRoute(Parsed.Pattern(route[0]), [], route[1]))],
        lines,
        Environments,
        promotions,
        TestContext.Current.CancellationToken);

    private static IReadOnlyList<ProofLine> Gitflow(string main, string develop) =>
        [.. BranchingModels.Gitflow(main, develop).Select(line => new ProofLine(Parsed.Pattern(line.Pattern), line.IsStable))];
}
