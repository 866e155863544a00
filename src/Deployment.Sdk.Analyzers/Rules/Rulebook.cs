using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// Everything that the rules have against a plan or an environment, shown or not: what the generator leaves out. Each rule's analyzer
/// reports from the same functions.
/// </summary>
internal static class Rulebook
{
    /// <summary>The findings about a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="elsewhere">The promotions of the assembly's other plans.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IEnumerable<Finding> Check(
        PlanModel plan, IReadOnlyList<ForeignPromotion> elsewhere, CancellationToken cancellationToken = default) =>
    [
        .. NotPartial.Find(plan.Type),
        .. NotAnEnvironment.Find(plan),
        .. InvalidBranchPattern.Find(plan),
        .. AmbiguousRoutes.Find(plan, cancellationToken),
        .. UnstableBranchReachesProduction.Find(plan, elsewhere, cancellationToken),
    ];

    /// <summary>The findings about an environment.</summary>
    public static IEnumerable<Finding> Check(EnvironmentModel environment) =>
        [.. NotPartial.Find(environment.Type), .. IllegalAppName.Find(environment)];
}
