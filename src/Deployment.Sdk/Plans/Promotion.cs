namespace Deployment.Sdk.Plans;

/// <summary>A release may travel from one environment to another.</summary>
/// <param name="From">The environment whose release travels.</param>
/// <param name="To">The environment that receives it.</param>
public sealed record Promotion(EnvironmentDefinition From, EnvironmentDefinition To);
