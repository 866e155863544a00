namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>Something that was promised, and what was measured of it.</summary>
/// <param name="What">The promise.</param>
/// <param name="Limit">The limit, as text.</param>
/// <param name="Measured">The worst that was measured, as text.</param>
/// <param name="IsMet">Whether the worst is within the limit.</param>
internal sealed record Target(string What, string Limit, string Measured, bool IsMet);
