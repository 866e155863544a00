namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Data may be copied from one environment to another.</summary>
/// <param name="From">The environment whose data is copied.</param>
/// <param name="To">The environment that receives the copy.</param>
/// <param name="Anonymise">The command that anonymises the copy; null when there is none.</param>
internal sealed record DataCopyModel(EnvironmentModel From, EnvironmentModel To, string? Anonymise);
