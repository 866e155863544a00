namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A line of a branching model, before its pattern is read.</summary>
/// <param name="Pattern">Its branches, a branch pattern.</param>
/// <param name="Role">The name of a branch role.</param>
/// <param name="IsStable">Whether they may reach production.</param>
/// <param name="Setting">The property of the model's attribute that sets the pattern; null where the model itself says it.</param>
internal sealed record ModelLine(string Pattern, string Role, bool IsStable, string? Setting = null);
