using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>The client of one environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Name">The property that holds it.</param>
/// <param name="ClassName">Its class.</param>
internal sealed record ClientModel(EnvironmentModel Environment, string Name, string ClassName);
