namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Routes told apart by one character of the branch, before any is compared whole.</summary>
/// <param name="At">Where the character stands.</param>
/// <param name="Arms">The routes whose branches all have the same character there, by that character; each in the order that counts.</param>
/// <param name="Rest">The others, which come after: they take any character there, or end before it.</param>
internal sealed record CharacterSwitch(
    int At, IReadOnlyList<(char Character, IReadOnlyList<RouteCase> Cases)> Arms, IReadOnlyList<RouteCase> Rest)
{
    // Below it, comparing one after the other is no slower, and reads better.
    private const int Many = 5;

    /// <summary>How long the shortest branch of any arm is.</summary>
    public int MinLength => Arms.Min(arm => arm.Cases.Min(branches => branches.MinLength));

    // The comparisons that are left, for a branch of each route.
    private int Comparisons => Arms.Sum(arm => arm.Cases.Count * arm.Cases.Count) + (Rest.Count * Rest.Count);

    /// <summary>The switch that leaves the fewest comparisons; null where one after the other is best.</summary>
    public static CharacterSwitch? Of(IReadOnlyList<RouteCase> cases) => cases.Count < Many
        ? null
        : Enumerable.Range(0, cases.Max(branches => branches.Beginning.Length))
            .Select(at => On(cases, at))
            .Where(one => one.Arms.Count > 1 && one.KeepsOrder(cases))
            .OrderBy(one => one.Comparisons)
            .FirstOrDefault();

    private static CharacterSwitch On(IReadOnlyList<RouteCase> cases, int at)
    {
        var arms = cases.Where(branches => at < branches.Beginning.Length)
            .GroupBy(branches => branches.Beginning[at])
            .OrderBy(arm => arm.Key)
            .Select(arm => (arm.Key, (IReadOnlyList<RouteCase>)[.. arm]));
        return new(at, [.. arms], [.. cases.Where(branches => at >= branches.Beginning.Length)]);
    }

    /// <summary>
    /// Whether none of the rest has to be compared before one in the arms. It would have to be narrower than that one's pattern,
    /// and it cannot be: where its text ends, it takes thousands of characters, and the pattern in the arm takes one, or with a
    /// slot there as many as there are slots. Only behind the first character of a slot this is not so: with the slots
    /// <c>a</c> and <c>ab</c>, <c>a*x</c> is narrower than <c>{slot}*</c>, of which <c>ab*</c> is a part.
    /// </summary>
    private bool KeepsOrder(IReadOnlyList<RouteCase> cases) => cases
        .SkipWhile(branches => At < branches.Beginning.Length)
        .All(branches => branches.Slot is null || At >= branches.Beginning.Length || At <= branches.Pattern.LiteralPrefix.Length);
}
