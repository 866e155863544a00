using CsCheck;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class PromotionCyclesTests
{
    private static readonly Gen<ProofPromotion> Promotion =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], (from, to) => new ProofPromotion($"{from}", $"{to}"));

    [Fact]
    public void A_chain_is_no_circle() => Assert.Empty(Find("DEV -> UAT", "UAT -> LIVE", "DEV -> LIVE"));

    [Fact]
    public void The_promotion_that_closes_a_circle_is_found_with_the_circle() => Assert.Equal(
        ["2: UAT -> DEV -> UAT"], Find("DEV -> UAT", "UAT -> LIVE", "UAT -> DEV"));

    [Fact]
    public void An_environment_promoted_to_itself_is_a_circle_of_one() => Assert.Equal(["0: UAT -> UAT"], Find("UAT -> UAT"));

    [Fact]
    public void The_shortest_of_several_circles_is_named() => Assert.Equal(
        ["4: D -> A -> D"], Find("A -> B", "B -> C", "C -> D", "A -> D", "D -> A"));

    [Fact]
    public void Two_circles_that_share_a_promotion_are_two() => Assert.Equal(
        ["1: B -> A -> B", "3: C -> A -> B -> C"], Find("A -> B", "B -> A", "B -> C", "C -> A"));

    [Fact]
    public void Without_the_promotions_found_no_circle_is_left_and_each_of_them_closes_one() => Promotion.Array[0, 14].Sample(
        promotions =>
        {
            var cycles = PromotionCycles.Find(promotions);
            var found = cycles.Select(cycle => cycle.Promotion).ToHashSet();
            var kept = promotions.Where((_, index) => !found.Contains(index)).ToList();
            return !HasCircle(kept) && cycles.All(cycle => IsShortestCircle(cycle, promotions, found));
        },
        iter: 5_000);

    [Fact]
    public void A_thousand_promotions_are_judged_together()
    {
        ProofPromotion[] chain = [.. Enumerable.Range(0, 1000).Select(at => new ProofPromotion($"{at}", $"{(at + 1) % 1000}"))];
        var cycle = Assert.Single(PromotionCycles.Find(chain, TestContext.Current.CancellationToken));
        Assert.Equal((999, 1001), (cycle.Promotion, cycle.Environments.Count));
    }

    private static bool IsShortestCircle(PromotionCycle cycle, ProofPromotion[] promotions, HashSet<int> found)
    {
        var closing = promotions[cycle.Promotion];
        var before = promotions.Where((_, index) => index < cycle.Promotion && !found.Contains(index)).ToHashSet();
        var legs = cycle.Environments.Zip(cycle.Environments.Skip(1), (from, to) => new ProofPromotion(from, to)).ToList();
        return legs[0] == closing
            && cycle.Environments[^1] == closing.From
            && legs.Skip(1).All(before.Contains)
            && legs.Count - 1 == Distance(before, closing.To, closing.From);
    }

    // By all walks of growing length, unlike the search in question.
    private static int Distance(HashSet<ProofPromotion> promotions, string from, string to)
    {
        var ends = new HashSet<string> { from };
        for (var length = 0; length <= 6; length++)
        {
            if (ends.Contains(to))
            {
                return length;
            }

            ends = [.. promotions.Where(promotion => ends.Contains(promotion.From)).Select(promotion => promotion.To)];
        }

        return -1;
    }

    // What nothing leads to is on no circle: when nothing more can be taken away, the rest is circles.
    private static bool HasCircle(List<ProofPromotion> promotions)
    {
        while (promotions.RemoveAll(promotion => promotions.TrueForAll(other => other.To != promotion.From)) > 0)
        {
        }

        return promotions.Count > 0;
    }

    private static IEnumerable<string> Find(params string[] promotions) => PromotionCycles
        .Find([.. promotions.Select(text => text.Split(" -> ")).Select(ends => new ProofPromotion(ends[0], ends[1]))])
        .Select(cycle => $"{cycle.Promotion}: {string.Join(" -> ", cycle.Environments)}");
}
