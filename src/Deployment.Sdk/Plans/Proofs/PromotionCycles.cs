namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Finds the promotions that close a circle.</summary>
internal static class PromotionCycles
{
    /// <summary>
    /// Takes the promotions one after the other and keeps each that closes no circle with those kept before. Each of the rest is
    /// given with the shortest circle that it closes: without them no circle is left.
    /// </summary>
    public static IReadOnlyList<PromotionCycle> Find(
        IReadOnlyList<ProofPromotion> promotions, CancellationToken cancellationToken = default)
    {
        var kept = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var cycles = new List<PromotionCycle>();
        for (var index = 0; index < promotions.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (promotions[index].From, promotions[index].To);
            if (Way(kept, to, from) is { } way)
            {
                cycles.Add(new(index, [from, .. way]));
                continue;
            }

            if (!kept.TryGetValue(from, out var next))
            {
                kept.Add(from, next = []);
            }

            next.Add(to);
        }

        return cycles;
    }

    private static List<string>? Way(Dictionary<string, List<string>> next, string from, string to)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var open = new Queue<string>([from]);
        while (open.Count > 0)
        {
            var key = open.Dequeue();
            if (key == to)
            {
                var way = new List<string>();
                for (string? at = key; at is not null; at = cameFrom[at])
                {
                    way.Insert(0, at);
                }

                return way;
            }

            if (next.TryGetValue(key, out var successors))
            {
                foreach (var successor in successors.Where(successor => !cameFrom.ContainsKey(successor)))
                {
                    cameFrom[successor] = key;
                    open.Enqueue(successor);
                }
            }
        }

        return null;
    }
}
