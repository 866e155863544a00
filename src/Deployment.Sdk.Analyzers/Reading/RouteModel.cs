namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Which branches go to an environment.</summary>
/// <param name="Pattern">The branch pattern; null when the argument does not bind.</param>
/// <param name="Target">The environment, usable or not.</param>
internal sealed record RouteModel(string? Pattern, EnvironmentModel Target);
