using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Proves that only stable branches reach production, or names one that does and is not.</summary>
internal static class ProductionReach
{
    /// <summary>
    /// For each route whose environment is, or by promotions reaches, production, and which gets a branch that is not stable: the
    /// way to the nearest production environment. Empty if the plan is sound.
    /// </summary>
    public static IReadOnlyList<UnstablePath> Find(
        IReadOnlyList<ProofRoute> routes,
        IReadOnlyList<ProofLine> lines,
        IReadOnlyList<ProofEnvironment> environments,
        IReadOnlyList<ProofPromotion> promotions,
        CancellationToken cancellationToken = default) =>
        Find(RoutePrecedence.Of(routes, cancellationToken), routes, lines, environments, promotions, cancellationToken);

    /// <inheritdoc cref="Find(IReadOnlyList{ProofRoute}, IReadOnlyList{ProofLine}, IReadOnlyList{ProofEnvironment}, IReadOnlyList{ProofPromotion}, CancellationToken)"/>
    public static IReadOnlyList<UnstablePath> Find(
        RoutePrecedence precedence,
        IReadOnlyList<ProofRoute> routes,
        IReadOnlyList<ProofLine> lines,
        IReadOnlyList<ProofEnvironment> environments,
        IReadOnlyList<ProofPromotion> promotions,
        CancellationToken cancellationToken = default)
    {
        var stable = new Lazy<BranchLanguage>(() => StableBranches.Of(lines));
        return Find(precedence, routes, () => stable.Value, new(environments, promotions), cancellationToken);
    }

    /// <inheritdoc cref="Find(IReadOnlyList{ProofRoute}, IReadOnlyList{ProofLine}, IReadOnlyList{ProofEnvironment}, IReadOnlyList{ProofPromotion}, CancellationToken)"/>
    public static IReadOnlyList<UnstablePath> Find(
        RoutePrecedence precedence,
        IReadOnlyList<ProofRoute> routes,
        Func<BranchLanguage> stable,
        PromotionWays ways,
        CancellationToken cancellationToken = default)
    {
        var paths = new List<UnstablePath>();
        for (var route = 0; route < routes.Count; route++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ways.ToProduction(routes[route].Environment) is { } way
                && precedence.ShortestEffective(route, stable()) is { } branch)
            {
                paths.Add(new(route, branch, way));
            }
        }

        return paths;
    }
}
