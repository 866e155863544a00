namespace Deployment.Sdk.Plans;

/// <summary>Which branches go to an environment.</summary>
/// <param name="Pattern">The branch pattern.</param>
/// <param name="Target">The environment.</param>
public sealed record Route(string Pattern, EnvironmentDefinition Target);
