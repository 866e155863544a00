namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// The pairs of groups that can have a branch in common, as far as their literal beginnings tell. A thousand routes of a thousand
/// teams have half a million pairs, of which a handful is left.
/// </summary>
internal static class GroupPairs
{
    public static IEnumerable<(int One, int Two)> ThatMayMeet(IReadOnlyList<PatternGroup> groups)
    {
        int[] sorted =
        [
            .. Enumerable.Range(0, groups.Count).OrderBy(group => groups[group].Pattern.LiteralPrefix, StringComparer.Ordinal),
        ];

        // In ordinal order, the texts that start with a text follow it without a gap.
        for (var at = 0; at < sorted.Length; at++)
        {
            var prefix = groups[sorted[at]].Pattern.LiteralPrefix;
            for (var other = at + 1; other < sorted.Length; other++)
            {
                if (!groups[sorted[other]].Pattern.LiteralPrefix.StartsWith(prefix, StringComparison.Ordinal))
                {
                    break;
                }

                yield return (Math.Min(sorted[at], sorted[other]), Math.Max(sorted[at], sorted[other]));
            }
        }
    }
}
