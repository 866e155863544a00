using System.Collections.Concurrent;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Where releases can travel.</summary>
internal sealed class PromotionWays(IReadOnlyList<ProofEnvironment> environments, IReadOnlyList<ProofPromotion> promotions)
{
    private readonly ILookup<string, ProofEnvironment> known = environments.ToLookup(environment => environment.Key, StringComparer.Ordinal);
    private readonly ILookup<string, string> next = promotions.ToLookup(promotion => promotion.From, promotion => promotion.To, StringComparer.Ordinal);

    // Many routes end in few environments.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>?> found = new(StringComparer.Ordinal);

    /// <summary>The names on the shortest way to production, both ends included; null if none leads there.</summary>
    public IReadOnlyList<string>? ToProduction(string environment) => found.GetOrAdd(environment, Find);

    private List<string>? Find(string environment)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [environment] = null };
        var open = new Queue<string>();
        open.Enqueue(environment);
        while (open.Count > 0)
        {
            var key = open.Dequeue();
            if (known[key].Any(found => found.IsProduction))
            {
                return Names(key, cameFrom);
            }

            foreach (var to in next[key].Where(to => !cameFrom.ContainsKey(to)).Distinct(StringComparer.Ordinal).ToList())
            {
                cameFrom.Add(to, key);
                open.Enqueue(to);
            }
        }

        return null;
    }

    private List<string> Names(string production, Dictionary<string, string?> cameFrom)
    {
        var names = new List<string>();
        for (string? key = production; key is not null; key = cameFrom[key])
        {
            names.Insert(0, known[key].Select(found => found.Name).FirstOrDefault() ?? key);
        }

        return names;
    }
}
