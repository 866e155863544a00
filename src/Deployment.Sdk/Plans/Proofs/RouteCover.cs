using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Which patterns take all branches of a route that gets none.</summary>
internal static class RouteCover
{
    /// <summary>Some of the candidates that together take all branches, none of which can be spared; null if that is not proven.</summary>
    public static IReadOnlyList<PatternGroup>? Of(
        BranchLanguage branches, IReadOnlyList<PatternGroup> candidates, CancellationToken cancellationToken)
    {
        var chosen = new List<PatternGroup>();
        for (var rest = branches; !rest.IsEmpty; rest = branches.Except([.. chosen.Select(group => group.Language)]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rest.ShortestWitness() is not { } branch || candidates.FirstOrDefault(group => group.Matches(branch)) is not { } taker)
            {
                return null;
            }

            chosen.Add(taker);
        }

        // One that was taken early may have become needless.
        foreach (var group in chosen.ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (branches.Except([.. chosen.Where(other => other != group).Select(other => other.Language)]).IsEmpty)
            {
                chosen.Remove(group);
            }
        }

        return chosen;
    }
}
