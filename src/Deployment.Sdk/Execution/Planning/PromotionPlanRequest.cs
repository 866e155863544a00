using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Everything that a promotion is decided from.</summary>
/// <param name="From">What the source runs now.</param>
/// <param name="To">What the target runs now.</param>
/// <param name="Direction">How the source's commit lies to the target's.</param>
/// <param name="Changes">For each declared path pattern, whether a matching file changed since what the target runs.</param>
internal sealed record PromotionPlanRequest(
    TargetState From,
    TargetState To,
    Direction Direction,
    IReadOnlyDictionary<string, bool> Changes);
