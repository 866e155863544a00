using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL3006: two ways lead into one production environment, and one of them avoids the smoke test or the approval that the other has.
/// Shown at the route or promotion by which the way that avoids it arrives.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SkippedCheck() : Rule(RuleDescriptor.Error(
    Id,
    "A way into production skips a check that another way has",
    "The way {0} skips {1}, which the way {2} has.{3} {4}"))
{
    public const string Id = "DPL3006";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var checks = Checks(plan);
        if (checks.Count == 0)
        {
            return [];
        }

        var ways = new WaysToProduction(plan, cancellationToken);
        return Arrivals(plan, cancellationToken)
            .Where(arrival => arrival.To.IsProduction)
            .SelectMany(arrival => Find(arrival, checks, ways, cancellationToken));
    }

    private IEnumerable<Finding> Find(
        Arrival arrival,
        IReadOnlyList<(CheckKind Kind, HashSet<string> Environments)> checks,
        WaysToProduction ways,
        CancellationToken cancellationToken)
    {
        var (entry, from, to, start) = arrival;
        var skipped = new List<(string Check, IReadOnlyList<string> Skipping, IReadOnlyList<string> Having)>();
        foreach (var (kind, environments) in checks)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What guards production itself holds on every way; a smoke test there comes when everything has arrived.
            if (kind.HoldsOnArrival && environments.Contains(to.Key))
            {
                continue;
            }

            var before = new HashSet<string>(environments.Where(key => key != to.Key), StringComparer.Ordinal);
            var skipping = from is null ? [] : ways.Avoiding(before, from.Key);
            if (skipping is not null && ways.Through(before, to.Key) is { } having)
            {
                var where = ways.Names([.. having.Where(before.Contains).Take(1)]);
                skipped.Add(($"{kind.Name} of {where}", [.. skipping, to.Key], having));
            }
        }

        return skipped
            .GroupBy(one => (Skipping: Text(start, one.Skipping, ways), Having: ways.Text(one.Having)))
            .Select(same => Found(
                entry,
                Place.Whole,
                same.Key.Skipping,
                string.Join(" and ", same.Select(one => one.Check)),
                same.Key.Having,
                (start is null ? ways.DeclaredElsewhere(same.First().Skipping) : "") + ways.DeclaredElsewhere(same.First().Having),
                from is null
                    ? $"Send the branch to where the checks are, and promote it from there to {to.Name}."
                    : $"Declare the same on {from.Name}{(same.Any(one => one.Check.StartsWith("the approval", StringComparison.Ordinal)) ? $" or on {to.Name}" : "")}, or let the release go the other way."));
    }

    private static string Text(string? start, IReadOnlyList<string> way, WaysToProduction ways) =>
        start is null ? ways.Text(way) : $"{start} -> {ways.Names(way)}";

    private static List<(CheckKind Kind, HashSet<string> Environments)> Checks(CheckedPlan plan) =>
        [.. plan.EnvironmentsOfAll
            .Where(environment => environment.IsUsable)
            .SelectMany(environment => CheckKind.Of(environment).Select(kind => (kind, environment.Key)))
            .GroupBy(found => found.kind, found => found.Key)
            .OrderBy(found => found.Key.HoldsOnArrival)
            .ThenBy(found => found.Key.Name, StringComparer.Ordinal)
            .Select(found => (found.Key, new HashSet<string>(found, StringComparer.Ordinal)))];

    private static IEnumerable<Arrival> Arrivals(CheckedPlan plan, CancellationToken cancellationToken) =>
        plan.Proof.Taken(cancellationToken)
            .Select(index => new Arrival(
                new EntryId(EntryKind.Route, index), null, plan.Model.Routes[index].Target, plan.Model.Routes[index].Pattern))
            .Concat(PromotionsOfAll.Usable(plan.Model)
                .Where(found => PromotionsOfAll.IsForward(found.Promotion))
                .Select(found => new Arrival(
                    new EntryId(EntryKind.Promotion, found.Index), found.Promotion.From, found.Promotion.To, null)));

    /// <summary>How a release comes into an environment.</summary>
    /// <param name="Entry">The route or promotion.</param>
    /// <param name="From">Where a promotion comes from; null for a route.</param>
    /// <param name="To">The environment.</param>
    /// <param name="Start">The branch pattern of a route; null for a promotion.</param>
    private sealed record Arrival(EntryId Entry, EnvironmentModel? From, EnvironmentModel To, string? Start);
}
