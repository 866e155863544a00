namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Why a name cannot be that of a config var.</summary>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence.</param>
internal sealed record ConfigVarNameFault(string Problem, string Remedy);
