namespace Deployment.Sdk.Plans;

/// <summary>Data may be copied from one environment to another. Carried in the plan; not executed yet.</summary>
/// <param name="From">The environment whose data is copied.</param>
/// <param name="To">The environment that receives the copy.</param>
/// <param name="Anonymise">The command that anonymises the copy; null when there is none.</param>
public sealed record DataCopy(EnvironmentDefinition From, EnvironmentDefinition To, string? Anonymise);
