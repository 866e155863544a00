namespace Deployment.Sdk.Plans.Proofs;

/// <summary>The ways that something can take from where it starts, from one environment to the next.</summary>
/// <param name="starts">The keys of the environments that it starts in.</param>
/// <param name="legs">From which environment it goes on to which.</param>
internal sealed class Ways(IReadOnlyList<string> starts, IReadOnlyList<(string From, string To)> legs)
{
    private readonly ILookup<string, string> next = legs.ToLookup(leg => leg.From, leg => leg.To, StringComparer.Ordinal);

    /// <summary>The shortest way to an environment, both ends included; null if none leads there.</summary>
    public IReadOnlyList<string>? To(string environment) => Find(environment, static _ => true, static _ => true);

    /// <summary>The shortest way on which none of some environments lies; null if every way meets one of them.</summary>
    public IReadOnlyList<string>? Avoiding(ISet<string> avoided, string environment) =>
        Find(environment, key => !avoided.Contains(key), static _ => true);

    /// <summary>The shortest way on which at least one of some environments lies; null if every way avoids them.</summary>
    public IReadOnlyList<string>? Through(ISet<string> met, string environment) =>
        Find(environment, static _ => true, met.Contains);

    // Breadth first over where it is and whether it has met what it must: a way may have to go round to meet it.
    private List<string>? Find(string end, Func<string, bool> mayPass, Func<string, bool> isMet)
    {
        var cameFrom = new Dictionary<(string Key, bool HasMet), (string Key, bool HasMet)?>();
        var open = new Queue<(string Key, bool HasMet)>();
        void Reach(string key, (string Key, bool HasMet)? from)
        {
            var state = (key, from is { HasMet: true } || isMet(key));
            if (mayPass(key) && !cameFrom.ContainsKey(state))
            {
                cameFrom.Add(state, from);
                open.Enqueue(state);
            }
        }

        foreach (var start in starts)
        {
            Reach(start, null);
        }

        while (open.Count > 0)
        {
            var state = open.Dequeue();
            if (state == (end, true))
            {
                return WayTo(state, cameFrom);
            }

            foreach (var key in next[state.Key])
            {
                Reach(key, state);
            }
        }

        return null;
    }

    private static List<string> WayTo(
        (string Key, bool HasMet) end, Dictionary<(string Key, bool HasMet), (string Key, bool HasMet)?> cameFrom)
    {
        var way = new List<string>();
        for ((string Key, bool HasMet)? at = end; at is { } state; at = cameFrom[state])
        {
            way.Insert(0, state.Key);
        }

        return way;
    }
}
