using CsCheck;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class RoutePrecedenceTests
{
    [Fact]
    public void The_narrower_pattern_takes_the_branch_wherever_it_stands()
    {
        var precedence = Of("**", "feature/*", "master", "feature/**", "feature/search");
        Assert.Empty(precedence.Ambiguities);
        Assert.Equal("2 4 1 3 0", Order(precedence));
        Assert.Equal("feature/a", precedence.Effective(1).ShortestWitness());
        Assert.Equal("feature/a/a", precedence.Effective(3).ShortestWitness());
        Assert.False(precedence.Effective(0).Contains("feature/a/b/c"));
        Assert.False(precedence.Effective(0).Contains("master"));
        Assert.True(precedence.Effective(0).Contains("feature"));
        Assert.False(precedence.Effective(1).Contains("feature/search"));
    }

    [Fact]
    public void Disjoint_patterns_stay_in_source_order() => Assert.Equal("0 1 2", Order(Of("release/*", "dev", "feature/*")));

    [Theory]
    [InlineData("feature/*", "*/search", "feature/search")]
    [InlineData("a**", "**z", "az")]
    [InlineData("**/x", "a/**", "a/x")]
    [InlineData("?a", "a?", "aa")]
    [InlineData("release/*", "**.0", "release/a.0")]
    [InlineData("*?", "?*", "aa")]
    public void Any_other_overlap_is_ambiguous_and_shown_by_the_shortest_branch(string one, string two, string witness)
    {
        Assert.Equal([new RouteOverlap(0, 1, witness)], Of(one, two).Ambiguities);
        Assert.Equal(witness, Assert.Single(Of(two, one).Ambiguities).Witness);
    }

    [Fact]
    public void The_same_pattern_on_two_environments_is_a_fan_out()
    {
        var precedence = Of("dev", "**", "dev", "**");
        Assert.Empty(precedence.Ambiguities);
        Assert.Equal("0,2 1,3", Order(precedence));
        Assert.True(precedence.Effective(0).SameAs(precedence.Effective(2)));
        Assert.False(precedence.Effective(1).Contains("dev"));
    }

    [Fact]
    public void A_fan_out_over_environments_with_different_slots_ranks_with_all_of_them()
    {
        var pattern = Parsed.Pattern("dev/{slot}");
        var precedence = RoutePrecedence.Of(
            [new(pattern, ["1", "2"], "A"), new(pattern, ["2", "3"], "B"), new(Parsed.Pattern("dev/*"), [], "C")],
            TestContext.Current.CancellationToken);
        Assert.Empty(precedence.Ambiguities);
        Assert.Equal("0,1 2", Order(precedence));
        Assert.True(precedence.Effective(0).SameAs(Parsed.Language("dev/{slot}", "1", "2")));
        Assert.All(["dev/1", "dev/2", "dev/3"], branch => Assert.False(precedence.Effective(2).Contains(branch)));
        Assert.True(precedence.Effective(2).Contains("dev/4"));
    }

    [Fact]
    public void An_ambiguity_with_a_fan_out_names_the_routes_that_really_meet()
    {
        var pattern = Parsed.Pattern("dev/{slot}");
        var precedence = RoutePrecedence.Of(
            [new(pattern, ["1", "2"], "A"), new(Parsed.Pattern("*/3"), [], "C"), new(pattern, ["3"], "B")],
            TestContext.Current.CancellationToken);
        Assert.Equal([new RouteOverlap(1, 2, "dev/3")], precedence.Ambiguities);
    }

    [Fact]
    public void The_first_group_that_matches_gets_what_each_route_effectively_gets() =>
        Gen.Select(PatternTextGen.Pattern.Array[1, 6], PatternTextGen.PatternAndBranch).Sample(
            (patterns, near) =>
            {
                BranchPattern[] all = [.. patterns, near.Pattern];
                ProofRoute[] routes = [.. all.Select((pattern, at) => new ProofRoute(pattern, PatternTextGen.Slots, $"{at}"))];
                var precedence = RoutePrecedence.Of(routes);
                int[] matching = [.. routes.Index().Where(route => Matches(route.Item, near.Branch)).Select(route => route.Index)];
                int[] effective = [.. routes.Index().Where(route => precedence.Effective(route.Index).Contains(near.Branch)).Select(route => route.Index)];
                var first = precedence.Order.FirstOrDefault(group => group.Any(matching.Contains)) ?? [];
                var isAmbiguous = precedence.Ambiguities.Any(pair => matching.Contains(pair.First) && matching.Contains(pair.Second));
                return (matching.Length == 0) == (effective.Length == 0) && (isAmbiguous || first.SequenceEqual(effective));
            },
            iter: 1_000);

    [Fact]
    public void A_pair_is_ambiguous_exactly_if_its_languages_cross_and_its_texts_differ() => PatternTextGen.Pattern.Array[2, 6].Sample(
        patterns =>
        {
            var precedence = RoutePrecedence.Of([.. patterns.Select(pattern => new ProofRoute(pattern, PatternTextGen.Slots, pattern.Text))]);
            var expected =
                from one in Enumerable.Range(0, patterns.Length)
                from two in Enumerable.Range(one + 1, patterns.Length - one - 1)
                let first = BranchLanguage.Of(patterns[one], PatternTextGen.Slots)
                let second = BranchLanguage.Of(patterns[two], PatternTextGen.Slots)
                where patterns[one].Text != patterns[two].Text && first.Overlaps(second)
                where first.IsSubsetOf(second) == second.IsSubsetOf(first)
                select new RouteOverlap(one, two, first.And(second).ShortestWitness());
            return precedence.Ambiguities.SequenceEqual(expected);
        },
        iter: 1_000);

    [Fact]
    public void A_thousand_routes_are_decided_together()
    {
        var patterns = Enumerable.Range(0, 998).Select(team => $"feature/team-{team}/*").Append("feature/**").Append("**").ToArray();
        var precedence = Of(patterns);
        Assert.Empty(precedence.Ambiguities);
        Assert.Equal(1_000, precedence.Order.Count);
        Assert.Equal("feature/a", precedence.Effective(998).ShortestWitness());
        Assert.True(precedence.Effective(998).Contains("feature/team-1/a/b"));
        Assert.False(precedence.Effective(998).Contains("feature/team-997/a"));
        Assert.Equal("a", precedence.Effective(999).ShortestWitness());
    }

    [Fact]
    public void Hundreds_of_routes_that_all_cross_are_reported_up_to_a_bound()
    {
        var patterns =
            from one in "abcdefghijklmnopqrst"
            from two in "abcdefghijklmnopqrst"
            select $"**{one}{two}**";
        var precedence = Of([.. patterns]);
        Assert.InRange(precedence.Ambiguities.Count, 400, 2 * RoutePrecedence.MaxAmbiguities);
        Assert.Equal(400, precedence.Ambiguities.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count());
    }

    [Fact]
    public void What_is_too_large_to_be_compared_counts_as_an_overlap_and_as_unstable()
    {
        // Three hundred slots that share no beginning, of 240 characters each.
        string[] slots = [.. Enumerable.Range(0, 300).Select(number => $"{number}-".PadRight(240, 'x'))];
        ProofRoute[] routes = [new(Parsed.Pattern("{slot}"), slots, "Live"), new(Parsed.Pattern("*-*"), [], "Dev")];
        var precedence = RoutePrecedence.Of(routes, TestContext.Current.CancellationToken);
        Assert.Equal([new RouteOverlap(0, 1, Witness: null)], precedence.Ambiguities);
        Assert.True(precedence.Effective(0).IsTooLarge);
        var path = Assert.Single(ProductionReach.Find(
            routes, [new(Parsed.Pattern("**"), IsStable: true)], [new("Live", "LIVE", IsProduction: true)], [], TestContext.Current.CancellationToken));
        Assert.Equal("{slot} -> LIVE", path.ToString());
    }

    [Fact]
    public void A_plan_that_would_take_too_long_to_be_decided_is_reported_in_full_and_not_believed()
    {
        var patterns = Enumerable.Range(0, 600).Select(route => $"**/*-{route}-*/**").ToArray();
        var precedence = Of(patterns);
        Assert.Contains(precedence.Ambiguities, pair => pair.Witness is null);
        Assert.Contains(precedence.Ambiguities, pair => pair.Witness is not null);
        Assert.Equal(600, precedence.Ambiguities.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count());
    }

    [Fact]
    public void Hundreds_of_open_patterns_that_parts_tell_apart_are_all_decided() =>
        Assert.DoesNotContain(
            Of([.. Enumerable.Range(0, 600).Select(route => $"*-{route}/**")]).Ambiguities, pair => pair.Witness is null);

    [Fact]
    public void A_cancelled_analysis_stops()
    {
        Assert.Throws<OperationCanceledException>(() => RoutePrecedence.Of(
            [new(Parsed.Pattern("a*"), [], "A"), new(Parsed.Pattern("ab*"), [], "B")], new CancellationToken(canceled: true)));
    }

    private static RoutePrecedence Of(params string[] patterns) => RoutePrecedence.Of(
        [.. patterns.Select((pattern, at) => new ProofRoute(Parsed.Pattern(pattern), [], $"E{at}"))], TestContext.Current.CancellationToken);

    private static string Order(RoutePrecedence precedence) => string.Join(' ', precedence.Order.Select(group => string.Join(',', group)));

    private static bool Matches(ProofRoute route, string branch) => route.Pattern.Matches(branch, route.Slots, out _);
}
