using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A placeholder that nothing binds.</summary>
/// <param name="Placeholder">The placeholder.</param>
/// <param name="Problem">Why nothing binds it, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence.</param>
internal sealed record PlaceholderFault(Placeholder Placeholder, string Problem, string Remedy);
