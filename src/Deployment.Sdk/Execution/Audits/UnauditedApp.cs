namespace Deployment.Sdk.Execution;

/// <summary>An app that an audit could not look at.</summary>
/// <param name="Environment">The environment, its slot filled in.</param>
/// <param name="App">The app.</param>
/// <param name="Problem">Why not.</param>
internal sealed record UnauditedApp(string Environment, string App, string Problem);
