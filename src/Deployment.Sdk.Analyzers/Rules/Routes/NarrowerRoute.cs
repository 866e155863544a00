using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What an ambiguous route may be narrowed to, so that nothing that it meets is ambiguous any more.</summary>
internal static class NarrowerRoute
{
    // Each candidate is compared with all other routes.
    private const int MaxCandidates = 8;

    /// <summary>The pattern that says most; null if none is proven.</summary>
    /// <param name="routes">The routes of the plan.</param>
    /// <param name="overlap">Two that are ambiguous; the second is narrowed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static string? For(IReadOnlyList<ProofRoute> routes, RouteOverlap overlap, CancellationToken cancellationToken)
    {
        var (earlier, later) = (routes[overlap.First].Pattern, routes[overlap.Second].Pattern);
        foreach (var text in CommonPatterns.Of(earlier, later).Take(MaxCandidates))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (BranchPattern.TryParse(text, out _) is { } candidate && IsProven(candidate, routes, overlap))
            {
                return text;
            }
        }

        return null;
    }

    private static bool IsProven(BranchPattern candidate, IReadOnlyList<ProofRoute> routes, RouteOverlap overlap)
    {
        var own = BranchLanguage.Of(candidate, []);
        var budget = new ComparisonBudget(PatternBounds.MaxComparedPairsOfPlan);
        return IsWithin(Relation(routes[overlap.First]))
            && IsWithin(Relation(routes[overlap.Second]))
            && !routes.Where((_, index) => index != overlap.Second).Any(route => Relation(route) is not
                ({ IsDecided: true, Common: false } or { IsDecided: true, OnlyFirst: true, OnlySecond: false } or { IsDecided: true, OnlyFirst: false, OnlySecond: true }));

        LanguageRelation Relation(ProofRoute route) => LanguageRelation.Between(own, BranchLanguage.Of(route.Pattern, route.Slots), budget);
    }

    private static bool IsWithin(LanguageRelation relation) =>
        relation is { IsDecided: true, Common: true, OnlyFirst: false, OnlySecond: true };
}
