using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// Which route takes a branch that several match: the one whose branches are strictly contained in the other's. Routes of one
/// pattern text are a fan-out and rank together, with the branches of all their slots; any other overlap is ambiguous.
/// </summary>
internal sealed class RoutePrecedence
{
    /// <summary>
    /// So many ambiguities are looked for among all pairs. Beyond it, a pair of routes that are both in one already is passed over,
    /// so that a plan in which all cross all is refused as quickly as any; every route that is ambiguous stays in at least one.
    /// </summary>
    public const int MaxAmbiguities = 500;

    private readonly IReadOnlyList<ProofRoute> routes;
    private readonly IReadOnlyList<PatternGroup> groups;
    private readonly List<int>[] narrower;
    private readonly int[] groupOf;
    private readonly int[] placeOf;

    private RoutePrecedence(
        IReadOnlyList<ProofRoute> routes, IReadOnlyList<PatternGroup> groups, List<int>[] narrower, IReadOnlyList<RouteOverlap> ambiguities)
    {
        this.routes = routes;
        this.groups = groups;
        this.narrower = narrower;
        Ambiguities = ambiguities;
        groupOf = new int[routes.Count];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var route in groups[group].Routes)
            {
                groupOf[route] = group;
            }
        }

        var order = NarrowestFirst.Sort(narrower);
        Order = [.. order.Select(group => groups[group].Routes)];
        Groups = [.. order.Select(group => groups[group])];
        placeOf = new int[groups.Count];
        for (var place = 0; place < order.Count; place++)
        {
            placeOf[order[place]] = place;
        }
    }

    /// <summary>The pairs of routes that claim the same branches without one being contained in the other, by index.</summary>
    public IReadOnlyList<RouteOverlap> Ambiguities { get; }

    /// <summary>
    /// Groups of routes with the same pattern, as indices: the first group with a route that matches takes the branch. Groups
    /// stand in source order unless one is narrower.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Order { get; }

    /// <summary>The groups of <see cref="Order"/>, in that order.</summary>
    public IReadOnlyList<PatternGroup> Groups { get; }

    public static RoutePrecedence Of(IReadOnlyList<ProofRoute> routes, CancellationToken cancellationToken = default)
    {
        PatternGroup[] groups =
        [
            .. Enumerable.Range(0, routes.Count)
                .GroupBy(route => routes[route].Pattern)
                .Select(group => new PatternGroup(routes, [.. group])),
        ];
        var narrower = groups.Select(_ => new List<int>()).ToArray();
        var ambiguities = new List<RouteOverlap>();
        var isAmbiguous = new bool[groups.Length];
        var budget = new ComparisonBudget(PatternBounds.MaxComparedPairsOfPlan);
        foreach (var (one, two) in GroupPairs.ThatMayMeet(groups))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ambiguities.Count >= MaxAmbiguities && isAmbiguous[one] && isAmbiguous[two])
            {
                continue;
            }

            var relation = groups[one].RelationTo(groups[two], budget);
            if (!relation.Common)
            {
                continue;
            }

            if (relation is { OnlyFirst: false, OnlySecond: true })
            {
                narrower[two].Add(one);
            }
            else if (relation is { OnlyFirst: true, OnlySecond: false })
            {
                narrower[one].Add(two);
            }
            else
            {
                isAmbiguous[one] = isAmbiguous[two] = true;
                ambiguities.AddRange(Overlaps(routes, groups[one], groups[two], relation.IsDecided, budget));
            }
        }

        return new(routes, groups, narrower, [.. ambiguities.OrderBy(pair => pair.First).ThenBy(pair => pair.Second)]);
    }

    /// <summary>
    /// The branches that a route really gets: its own without those of narrower patterns. If that is too large to be decided, all
    /// its own, which is never too few.
    /// </summary>
    public BranchLanguage Effective(int route)
    {
        var rest = ProvenEffective(route);
        return rest.IsTooLarge ? LanguageOf(routes[route]) : rest;
    }

    /// <summary>The branches that a route really gets; too large if that cannot be decided.</summary>
    public BranchLanguage ProvenEffective(int route) => LanguageOf(routes[route])
        .Except([.. WidestNarrower(groupOf[route]).Select(group => groups[group].Language)]);

    /// <summary>
    /// The shortest branch that a route really gets and that is not excepted; null if there is none. If that is too large to be
    /// decided, the shortest of those that it may get.
    /// </summary>
    public string? ShortestEffective(int route, BranchLanguage excepted)
    {
        if (PlainOrShortest(route, excepted) is { } branch)
        {
            return branch;
        }

        var effective = Effective(route);
        var rest = effective.Except(excepted);
        return rest.IsTooLarge ? effective.ShortestWitness() ?? routes[route].Pattern.Text : rest.ShortestWitness();
    }

    /// <summary>
    /// The patterns that take branches away from a route's: the narrower ones and, in a plan that is ambiguous, those that
    /// <see cref="Order"/> asks first. What a narrower one takes by itself is not named again.
    /// </summary>
    public IReadOnlyList<PatternGroup> AskedBefore(int route)
    {
        var group = groupOf[route];
        var meeting = Ambiguities.Count < MaxAmbiguities
            ? Ambiguities.SelectMany(pair => Other(pair, group))
            // Pairs were passed over, so that any two that are ambiguous may meet.
            : Ambiguities.Any(pair => Other(pair, group).Any())
                ? Ambiguities.SelectMany(pair => new[] { groupOf[pair.First], groupOf[pair.Second] })
                : [];
        return
        [
            .. WidestNarrower(group).Concat(meeting.Where(one => placeOf[one] < placeOf[group])).Distinct().Select(one => groups[one]),
        ];
    }

    /// <summary>The patterns whose branches are all of a route's pattern, too, and not the other way round.</summary>
    public IEnumerable<PatternGroup> NarrowerThan(int route) => narrower[groupOf[route]].Select(group => groups[group]);

    /// <summary>The group that a route is in.</summary>
    public PatternGroup GroupOf(int route) => groups[groupOf[route]];

    /// <summary>Whether a route really gets a branch.</summary>
    public bool Takes(int route, string branch) =>
        routes[route].Pattern.Matches(branch, routes[route].Slots, out _)
        && !narrower[groupOf[route]].Any(group => groups[group].Matches(branch));

    /// <summary>As <see cref="ShortestEffective"/>, but null as well if that is too large to be decided.</summary>
    public string? ProvenShortest(int route, BranchLanguage excepted) =>
        PlainOrShortest(route, excepted) ?? ProvenEffective(route).Except(excepted).ShortestWitness();

    private IEnumerable<int> Other(RouteOverlap pair, int group) =>
        groupOf[pair.First] == group ? [groupOf[pair.Second]] : groupOf[pair.Second] == group ? [groupOf[pair.First]] : Array.Empty<int>();

    // Mostly the shortest of its own is one, and no difference of languages has to be made.
    private string? PlainOrShortest(int route, BranchLanguage excepted)
    {
        var candidate = routes[route].Pattern.PlainBranch ?? LanguageOf(routes[route]).ShortestWitness();
        return candidate is not null && !excepted.Contains(candidate) && !narrower[groupOf[route]].Any(group => groups[group].Matches(candidate))
            ? candidate
            : null;
    }

    // What is narrower than a narrower one is taken away with that one.
    private IEnumerable<int> WidestNarrower(int group)
    {
        var covered = new HashSet<int>(narrower[group].SelectMany(one => narrower[one]));
        return narrower[group].Where(one => !covered.Contains(one));
    }

    private static IEnumerable<RouteOverlap> Overlaps(
        IReadOnlyList<ProofRoute> routes, PatternGroup one, PatternGroup two, bool isDecided, ComparisonBudget budget) =>
        from first in one.Routes
        from second in two.Routes
        let witness = isDecided || !budget.IsSpent ? Witness(LanguageOf(routes[first]).And(LanguageOf(routes[second])), budget) : null
        where witness is not null || !isDecided
        select first < second ? new RouteOverlap(first, second, witness) : new RouteOverlap(second, first, witness);

    private static string? Witness(BranchLanguage common, ComparisonBudget budget)
    {
        budget.Spend(common.Automaton.StateCount);
        return common.ShortestWitness();
    }

    private static BranchLanguage LanguageOf(ProofRoute route) => BranchLanguage.Of(route.Pattern, route.Slots);
}
