namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A circle in which a release could travel for ever.</summary>
/// <param name="Promotion">The index of the promotion that closes it.</param>
/// <param name="Environments">The keys of the environments on it, in order; the first is the last again.</param>
internal sealed record PromotionCycle(int Promotion, IReadOnlyList<string> Environments);
