namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>Why three texts are no freeze.</summary>
/// <param name="Part">Which of the texts is at fault.</param>
/// <param name="Start">Where in that text the offending characters start.</param>
/// <param name="Length">How many they are; 0 only where something is missing.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence.</param>
internal sealed record FreezeError(FreezePart Part, int Start, int Length, string Problem, string Remedy);
