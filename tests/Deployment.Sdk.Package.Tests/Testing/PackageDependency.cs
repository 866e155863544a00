namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>A package that a package needs.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">The lowest version.</param>
/// <param name="Exclude">What of it does not reach a consumer.</param>
internal sealed record PackageDependency(string Id, string Version, string? Exclude);
