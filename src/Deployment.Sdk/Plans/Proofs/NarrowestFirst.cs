namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Puts every item after those that are narrower, and otherwise keeps the order.</summary>
internal static class NarrowestFirst
{
    /// <param name="narrower">For each item, the items that are strictly narrower.</param>
    public static IReadOnlyList<int> Sort(IReadOnlyList<IReadOnlyList<int>> narrower)
    {
        var missing = narrower.Select(items => items.Count).ToArray();
        var wider = narrower.Select(_ => new List<int>()).ToArray();
        for (var item = 0; item < narrower.Count; item++)
        {
            foreach (var one in narrower[item])
            {
                wider[one].Add(item);
            }
        }

        var ready = new SortedSet<int>(Enumerable.Range(0, narrower.Count).Where(item => missing[item] == 0));
        var sorted = new List<int>(narrower.Count);
        while (ready.Count > 0)
        {
            var item = ready.Min;
            ready.Remove(item);
            sorted.Add(item);
            ready.UnionWith(wider[item].Where(one => --missing[one] == 0));
        }

        return sorted;
    }
}
