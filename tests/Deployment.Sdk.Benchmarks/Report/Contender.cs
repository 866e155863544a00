namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>Something that is measured beside others.</summary>
/// <param name="Run">What is measured.</param>
/// <param name="Prepare">What comes before each run and is not measured.</param>
internal sealed record Contender(Action Run, Action? Prepare = null);
