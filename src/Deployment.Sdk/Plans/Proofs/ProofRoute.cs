using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A route, as far as proofs need it.</summary>
/// <param name="Pattern">Its branches.</param>
/// <param name="Slots">The slots of its environment; empty if that has none.</param>
/// <param name="Environment">The key of its environment.</param>
internal sealed record ProofRoute(BranchPattern Pattern, IReadOnlyList<string> Slots, string Environment);
