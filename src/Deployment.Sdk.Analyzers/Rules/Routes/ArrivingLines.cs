using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// Which lines of branches a plan brings where. A line is one of the branching model, less what narrower lines claim; branches
/// that none claims are one more. Without a branching model every route pattern is a line.
/// </summary>
internal static class ArrivingLines
{
    /// <summary>What the routes bring that no other error leaves out, in the order of the routes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isAsked">Which environments are of interest, by key.</param>
    /// <param name="ways">The promotions of all plans.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IReadOnlyList<ArrivingLine> Of(
        PlanModel plan, Func<string, bool> isAsked, PromotionWays ways, CancellationToken cancellationToken)
    {
        var proof = PlanProof.Of(plan);
        if (!plan.Routes.Any(route => isAsked(route.Target.Key)) || proof.Lines.Count != plan.BranchLines.Count)
        {
            // Where a line is misspelt, that is the root of the matter.
            return [];
        }

        var precedence = proof.Precedence(cancellationToken);
        var ambiguous = new HashSet<int>(precedence.Ambiguities.Select(pair => pair.Second));
        var lines = Lines(plan);
        var arriving = new List<ArrivingLine>();
        for (var index = 0; index < proof.Routes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var route = plan.Routes[proof.Indices[index]];
            if (!route.Target.IsUsable
                || !isAsked(route.Target.Key)
                || ambiguous.Contains(index)
                || (ways.ToProduction(route.Target.Key) is not null && precedence.ShortestEffective(index, proof.Stable) is not null))
            {
                continue;
            }

            var effective = precedence.ProvenEffective(index);
            var own = plan.BranchLines.Count > 0
                ? lines
                : [($"route '{route.Pattern}'", BranchLanguage.Of(proof.Routes[index].Pattern, proof.Routes[index].Slots))];
            foreach (var (words, claimed) in own)
            {
                var received = effective.And(claimed);
                if (received.ShortestWitness() is { } branch)
                {
                    arriving.Add(new(plan.Type.Name, proof.Indices[index], route.Target, words, claimed, received, branch));
                }
            }
        }

        return arriving;
    }

    private static IReadOnlyList<(string Words, BranchLanguage Claimed)> Lines(PlanModel plan)
    {
        // Of lines with the same pattern the last counts.
        var lines = plan.BranchLines
            .GroupBy(line => line.Pattern)
            .Select(same => same.Last())
            .Select(line => (
                Words: $"{line.Role.ToString().ToLowerInvariant()} line '{line.Pattern}'",
                All: BranchLanguage.Of(BranchPattern.TryParse(line.Pattern, out _)!, [])))
            .ToList();
        var claimed = lines.Select(line => (
            line.Words,
            line.All.Except([.. lines.Where(other => other != line && IsNarrower(other.All, line.All)).Select(other => other.All)])));
        return [.. claimed, ("no line of the branching model", BranchLanguage.LegalNames.Except([.. lines.Select(line => line.All)]))];
    }

    private static bool IsNarrower(BranchLanguage one, BranchLanguage other) =>
        LanguageRelation.Between(one, other) is { IsDecided: true, Common: true, OnlyFirst: false, OnlySecond: true };
}
