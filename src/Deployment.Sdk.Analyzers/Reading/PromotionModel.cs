namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A release may travel from one environment to another.</summary>
/// <param name="From">The environment whose release travels.</param>
/// <param name="To">The environment that receives it.</param>
internal sealed record PromotionModel(EnvironmentModel From, EnvironmentModel To);
