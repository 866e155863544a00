namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A promotion, as far as proofs need it.</summary>
/// <param name="From">The key of the environment whose release travels.</param>
/// <param name="To">The key of the environment that receives it.</param>
internal sealed record ProofPromotion(string From, string To);
