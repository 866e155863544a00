namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Branches that share a role in the team's branching model.</summary>
/// <param name="Pattern">The branch pattern.</param>
/// <param name="Role">What the branches are for.</param>
/// <param name="IsStable">Whether they may reach production.</param>
internal sealed record BranchLineModel(string Pattern, BranchRole Role, bool IsStable);
