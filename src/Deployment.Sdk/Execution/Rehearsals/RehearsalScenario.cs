namespace Deployment.Sdk.Execution;

/// <summary>A bad day that can be rehearsed by its name.</summary>
/// <param name="Name">What <c>--scenario</c> calls it, alone or as <c>NAME:APP</c>.</param>
/// <param name="Description">What goes wrong, in a few words.</param>
public sealed record RehearsalScenario(string Name, string Description);
