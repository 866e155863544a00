namespace Deployment.Sdk.Plans.Proofs;

/// <summary>The lines that a branching model implies.</summary>
internal static class BranchingModels
{
    /// <summary>The lines of <c>[Gitflow]</c>.</summary>
    public static IReadOnlyList<ModelLine> Gitflow(string main, string develop) =>
    [
        new(main, "Main", IsStable: true, Setting: "Main"),
        new(develop, "Develop", IsStable: false, Setting: "Develop"),
        new("feature/*", "Feature", IsStable: false),
        new("release/*", "Release", IsStable: false),
        new("hotfix/*", "Hotfix", IsStable: false),
    ];

    /// <summary>The lines of <c>[TrunkBased]</c>.</summary>
    public static IReadOnlyList<ModelLine> TrunkBased(string trunk) =>
    [
        new(trunk, "Main", IsStable: true, Setting: "Trunk"),
        new("**", "Feature", IsStable: false),
    ];
}
