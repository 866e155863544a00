namespace Deployment.Sdk;

/// <summary>The release that an app runs.</summary>
/// <param name="App">The Heroku app.</param>
/// <param name="Version">The version of the release; null before the first one.</param>
/// <param name="Before">The version that ran before the delivery; null before the first one.</param>
/// <param name="Commit">The full hash of the commit that runs; null when unknown or before the first deploy.</param>
public sealed record RunningRelease(string App, int? Version, int? Before, string? Commit);
