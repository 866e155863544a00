using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A promotion that another plan of the assembly declares.</summary>
/// <param name="PlanKey">Tells that plan from every other.</param>
/// <param name="PlanName">The name of its class, for messages.</param>
/// <param name="Edge">The promotion.</param>
internal readonly record struct ForeignPromotion(string PlanKey, string PlanName, PromotionEdge Edge);
