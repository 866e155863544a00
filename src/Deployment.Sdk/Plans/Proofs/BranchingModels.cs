namespace Deployment.Sdk.Plans.Proofs;

/// <summary>The lines that a branching model implies.</summary>
internal static class BranchingModels
{
    /// <summary>The lines of <c>[Gitflow]</c>.</summary>
    public static IReadOnlyList<ModelLine> Gitflow(string main, string develop) =>
    [
        new(main, "Main", IsStable: true),
        new(develop, "Develop", IsStable: false),
        new("feature/*", "Feature", IsStable: false),
        new("release/*", "Release", IsStable: false),
        new("hotfix/*", "Hotfix", IsStable: false),
    ];

    /// <summary>The lines of <c>[TrunkBased]</c>.</summary>
    public static IReadOnlyList<ModelLine> TrunkBased(string trunk) =>
    [
        new(trunk, "Main", IsStable: true),
        new("**", "Feature", IsStable: false),
    ];
}

/// <summary>A line of a branching model, before its pattern is read.</summary>
/// <param name="Pattern">Its branches, a branch pattern.</param>
/// <param name="Role">The name of a branch role.</param>
/// <param name="IsStable">Whether they may reach production.</param>
internal sealed record ModelLine(string Pattern, string Role, bool IsStable);
