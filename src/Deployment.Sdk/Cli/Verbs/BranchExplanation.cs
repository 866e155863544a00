using System.Collections.Immutable;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Classes;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Which route takes a branch and why.</summary>
internal static class BranchExplanation
{
    public static ExplainDocument Of(Plan plan, RouteResolver resolve, string branch)
    {
        var resolution = resolve(branch);
        ExplainedRoute[] routes =
        [
            .. from route in plan.Routes
               let matched = Match(route, branch)
               where matched.Matches
               let wins = resolution.IsMatch && resolution.Routes.Contains(route)
               orderby wins descending
               select new ExplainedRoute(route.Pattern, route.Target.Name, matched.Slot, wins),
        ];

        // As the table of the plan decides: lines may overlap, and neither their order nor any one of them settles it alone.
        var standing = new LineStandings(plan.BranchLines).Of(branch);
        return new ExplainDocument(
            1,
            branch,
            resolution.IsMatch,
            standing.Role?.ToString().ToLowerInvariant(),
            standing.IsStable,
            routes,
            resolution.IsMatch ? Promotions(plan, resolution.Routes) : [],
            Reason(plan, branch, resolution));
    }

    private static string Reason(Plan plan, string branch, Resolution resolution)
    {
        if (!resolution.IsMatch)
        {
            var refusal = Destinations.NoRoute(plan, branch);
            return $"{refusal.Reason}; {refusal.Remedy}";
        }

        var winner = resolution.Routes[0];
        var names = string.Join(" and ", resolution.Routes.Select(route => route.Target.Name));
        var wider = plan.Routes.Any(route => route.Pattern != winner.Pattern && Match(route, branch).Matches);
        return $"{branch} goes to {names}, by the route {winner.Pattern}{(wider ? ", the narrowest that matches" : "")}";
    }

    private static string[] Promotions(Plan plan, ImmutableArray<Route> routes) =>
    [
        .. from start in routes.Select(route => route.Target).Distinct()
           from promotion in plan.Promotions
           where ReferenceEquals(promotion.From, start) || plan.ReachableFrom(start).Contains(promotion.From)
           let gates = promotion.To.Of<GateAttribute>()
           let asks = gates.IsEmpty ? "" : $", after {string.Join(" and ", gates.Select(gate => Foreign.Text(gate.Describe, gate)))}"
           select $"promotion to {promotion.To.Name}{asks}",
    ];

    private static (bool Matches, string? Slot) Match(Route route, string branch) =>
        BranchPattern.TryParse(route.Pattern, out _) is { } pattern
        && pattern.Matches(branch, [.. route.Target.Slots.Select(slot => slot.Slot)], out var slot)
            ? (true, slot)
            : (false, null);
}
