using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A line of the branching model, as far as proofs need it.</summary>
/// <param name="Pattern">Its branches.</param>
/// <param name="IsStable">Whether they may reach production.</param>
internal sealed record ProofLine(BranchPattern Pattern, bool IsStable);
