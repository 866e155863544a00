using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What rules over promotions share: the promotions that count, and which other plan declares one.</summary>
internal static class PromotionsOfAll
{
    /// <summary>The promotions of a plan whose environments can be used, each with its index.</summary>
    public static IEnumerable<(PromotionModel Promotion, int Index)> Usable(PlanModel plan) => plan.Promotions
        .Select((promotion, index) => (promotion, index))
        .Where(found => found.promotion.From.IsUsable && found.promotion.To.IsUsable);

    /// <summary>Whether it leads to a later stage, as releases travel.</summary>
    public static bool IsForward(PromotionModel promotion) => promotion.From.Stage < promotion.To.Stage;

    /// <summary>Names the plans that declare those legs of a way that the plan itself does not; empty when it declares all.</summary>
    /// <param name="plan">The plan that is checked.</param>
    /// <param name="way">The keys of the environments on the way.</param>
    public static string DeclaredElsewhere(CheckedPlan plan, IReadOnlyList<string> way) => string.Concat(
        way.Zip(way.Skip(1), (from, to) => (from, to))
            .Distinct()
            .Where(leg => Declared(plan.Model, leg) is null)
            .SelectMany(leg => plan.Others
                .Select(other => (other, promotion: Declared(other, leg)))
                .Where(found => found.promotion is not null)
                .Take(1)
                .Select(found =>
                    $" Plan '{found.other.Type.Name}' declares the promotion {found.promotion!.From.Name} -> {found.promotion.To.Name}.")));

    private static PromotionModel? Declared(PlanModel plan, (string From, string To) leg) =>
        plan.Promotions.FirstOrDefault(promotion => promotion.From.Key == leg.From && promotion.To.Key == leg.To);
}
