using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Plans.Classes;

/// <summary>Divides all branches into classes: of one class are those with the same standing, routes and slot.</summary>
internal sealed class BranchClasses
{
    private readonly IReadOnlyList<ProofRoute> routes;
    private readonly RoutePrecedence precedence;
    private readonly LineStandings standings;

    /// <param name="routes">The routes.</param>
    /// <param name="lines">The branching model.</param>
    public BranchClasses(IReadOnlyList<ProofRoute> routes, IReadOnlyList<BranchLine> lines)
    {
        this.routes = routes;
        precedence = RoutePrecedence.Of(routes);
        standings = new LineStandings(lines);
    }

    /// <summary>Every class: those that routes take in the order in which <see cref="RoutePrecedence"/> asks them, then the rest.</summary>
    public IEnumerable<BranchClass> All()
    {
        var budget = new SearchBudget();
        foreach (var group in precedence.Groups)
        {
            BranchLanguage[] before = [.. precedence.AskedBefore(group.Routes[0]).Select(other => other.Language)];
            int[] lines = [.. AllLines.Where(line => standings.Groups[line].MayMeet(group))];
            foreach (var (slot, own, taken) in Cases(group))
            {
                foreach (var found in Search(own, [.. before, .. taken], lines, RoutesOf(group, slot), slot, budget))
                {
                    yield return found;
                }
            }
        }

        foreach (var found in Search(BranchLanguage.LegalNames, [.. Outermost()], [.. AllLines], [], null, budget))
        {
            yield return found;
        }
    }

    /// <summary>The class of a legal branch, found by matching; its example is the branch.</summary>
    public BranchClass Of(string branch)
    {
        foreach (var group in precedence.Groups)
        {
            if (group.Pattern.Matches(branch, group.Slots, out var slot))
            {
                return new(branch, standings.Of(branch), RoutesOf(group, slot), slot);
            }
        }

        return new(branch, standings.Of(branch), [], null);
    }

    private IEnumerable<int> AllLines => Enumerable.Range(0, standings.Groups.Count);

    private IEnumerable<BranchClass> Search(
        BranchLanguage own,
        IReadOnlyList<BranchLanguage> taken,
        IReadOnlyList<int> lines,
        IReadOnlyList<int> takers,
        string? slot,
        SearchBudget budget)
    {
        var search = new StandingSearch(own, taken, lines, standings);
        search.Run(budget);
        foreach (var found in search.Found)
        {
            yield return new(found.Value, found.Key, takers, slot);
        }

        if (search.IsTooLarge)
        {
            yield return new(null, BranchStanding.None, takers, slot);
        }
    }

    // A branch selects the first slot that fits, longest first; without a wildcard no branch fits two.
    private static IEnumerable<(string? Slot, BranchLanguage Own, IEnumerable<BranchLanguage> Taken)> Cases(PatternGroup group)
    {
        if (!group.Pattern.HasSlot)
        {
            return [(null, group.Language, [])];
        }

        var slots = SlotTexts.Usable(group.Slots);
        BranchLanguage[] languages = [.. slots.Select(slot => BranchLanguage.Of(group.Pattern, [slot]))];
        var mayFitTwo = group.Pattern.Tokens.Any(token => token.Kind is not (PatternTokenKind.Literal or PatternTokenKind.Slot));
        return slots.Select((slot, at) => ((string?)slot, languages[at], mayFitTwo ? languages.Take(at) : []));
    }

    private IReadOnlyList<int> RoutesOf(PatternGroup group, string? slot) => slot is null
        ? group.Routes
        : [.. group.Routes.Where(route => routes[route].Slots.Contains(slot, StringComparer.Ordinal))];

    // What lies within another pattern is taken away with that one.
    private IEnumerable<BranchLanguage> Outermost()
    {
        var inner = new HashSet<PatternGroup>(precedence.Groups.SelectMany(group => precedence.NarrowerThan(group.Routes[0])));
        return precedence.Groups.Where(group => !inner.Contains(group)).Select(group => group.Language);
    }
}
