namespace Deployment.Sdk.Plans.Classes;

/// <summary>
/// How much may still be looked at, over all searches of one plan: one unit is one automaton's move. Counted, not timed, so that the
/// same plan always gives the same answer.
/// </summary>
internal sealed class SearchBudget
{
    private long left = 100_000_000;

    /// <summary>Takes units away; false when they are used up.</summary>
    public bool Take(long units) => (left -= units) >= 0;
}
