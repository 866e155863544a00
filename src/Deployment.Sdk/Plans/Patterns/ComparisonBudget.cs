namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// How much may be spent on comparing the patterns of one plan with automata, counted in pairs of states and not in time, so that one
/// plan gets one answer on every machine. What comes after the budget is spent is not decided, and counts as an overlap.
/// </summary>
internal sealed class ComparisonBudget(int pairs)
{
    private int left = pairs;

    /// <summary>Whether nothing may be compared any more.</summary>
    public bool IsSpent => left <= 0;

    public void Spend(int visited) => left -= visited;
}
