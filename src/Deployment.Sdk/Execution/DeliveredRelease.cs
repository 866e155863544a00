namespace Deployment.Sdk.Execution;

/// <summary>A release that a delivery made.</summary>
/// <param name="Environment">The environment's name, its slot filled in.</param>
/// <param name="App">The Heroku app.</param>
/// <param name="Version">The release's version on that app.</param>
/// <param name="Commit">The full hash of the commit that its slug was built from.</param>
public sealed record DeliveredRelease(string Environment, string App, int Version, string Commit);
