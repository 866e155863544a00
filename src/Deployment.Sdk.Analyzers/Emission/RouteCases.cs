using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>A plan's routes in the order in which a branch has to be compared with them: narrowest first.</summary>
internal static class RouteCases
{
    public static IReadOnlyList<RouteCase> Of(IReadOnlyList<RouteModel> routes, CancellationToken cancellationToken)
    {
        // Only routes whose pattern is valid are emitted.
        ProofRoute[] proofs =
        [
            .. routes.Select(route => new ProofRoute(
                BranchPattern.TryParse(route.Pattern!, out _)!, route.Target.Slots.AsImmutableArray(), route.Target.Key)),
        ];
        return [.. RoutePrecedence.Of(proofs, cancellationToken).Order.SelectMany(group => CasesOf(group, proofs))];
    }

    private static IEnumerable<RouteCase> CasesOf(IReadOnlyList<int> group, IReadOnlyList<ProofRoute> routes)
    {
        var pattern = routes[group[0]].Pattern;
        if (!pattern.HasSlot)
        {
            yield return new RouteCase(pattern, pattern.Tokens, null, group);
            yield break;
        }

        foreach (var slot in SlotTexts.Usable([.. group.SelectMany(route => routes[route].Slots)]))
        {
            yield return new RouteCase(
                pattern,
                FillIn(pattern.Tokens, slot),
                slot,
                [.. group.Where(route => routes[route].Slots.Contains(slot, StringComparer.Ordinal))]);
        }
    }

    private static List<PatternToken> FillIn(IReadOnlyList<PatternToken> tokens, string slot)
    {
        var filled = new List<PatternToken>();
        foreach (var token in tokens)
        {
            var next = token.Kind == PatternTokenKind.Slot ? new PatternToken(PatternTokenKind.Literal, slot, token.Start) : token;
            if (next.Kind == PatternTokenKind.Literal
                && filled.Count > 0
                && filled[filled.Count - 1] is { Kind: PatternTokenKind.Literal } last)
            {
                filled[filled.Count - 1] = last with { Text = last.Text + next.Text };
            }
            else
            {
                filled.Add(next);
            }
        }

        return filled;
    }
}
