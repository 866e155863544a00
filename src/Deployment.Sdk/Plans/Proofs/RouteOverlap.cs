namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Two routes that claim the same branches, neither's being contained in the other's.</summary>
/// <param name="First">The index of the route that stands first.</param>
/// <param name="Second">The index of the other.</param>
/// <param name="Witness">
/// The shortest legal branch that both match; null if the two patterns are too large to be compared, which has to count as an
/// overlap as well.
/// </param>
internal sealed record RouteOverlap(int First, int Second, string? Witness);
