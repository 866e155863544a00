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
            var at = index;
            var route = plan.Routes[proof.Indices[index]];
            if (!route.Target.IsUsable
                || !isAsked(route.Target.Key)
                || ambiguous.Contains(index)
                || (ways.ToProduction(route.Target.Key) is not null && precedence.ShortestEffective(index, proof.Stable) is not null))
            {
                continue;
            }

            var pattern = precedence.GroupOf(index);
            var effective = new Lazy<BranchLanguage>(() => precedence.ProvenEffective(at));
            var plain = pattern.Pattern.PlainBranch is { } shortest && precedence.Takes(index, shortest) ? shortest : null;
            var own = plan.BranchLines.Count > 0
                ? lines
                : [new($"route '{route.Pattern}'", null, BranchLanguage.Of(proof.Routes[index].Pattern, proof.Routes[index].Slots))];
            foreach (var line in own.Where(line => line.Pattern is null || line.Pattern.MayMeet(pattern)))
            {
                var received = new Lazy<BranchLanguage>(() => effective.Value.And(line.Claimed));
                var branch = plain is not null && line.Claimed.Contains(plain) ? plain : received.Value.ShortestWitness();
                if (branch is not null)
                {
                    arriving.Add(new(plan.Type.Name, proof.Indices[index], route.Target, line.Words, line.Claimed, received, branch));
                }
            }
        }

        return arriving;
    }

    private static IReadOnlyList<ClaimedLine> Lines(PlanModel plan)
    {
        // Of lines with the same pattern the last counts.
        var lines = plan.BranchLines
            .GroupBy(line => line.Pattern)
            .Select(same => same.Last())
            .Select(line => (
                Words: $"{line.Role.ToString().ToLowerInvariant()} line '{line.Pattern}'",
                All: new PatternGroup([new ProofRoute(BranchPattern.TryParse(line.Pattern, out _)!, [], "")], [0])))
            .ToList();
        var claimed = lines.Select(line => new ClaimedLine(
            line.Words,
            line.All,
            line.All.Language.Except(
                [.. lines.Where(other => other != line && IsNarrower(other.All, line.All)).Select(other => other.All.Language)])));
        return
        [
            .. claimed,
            new("no line of the branching model", null, BranchLanguage.LegalNames.Except([.. lines.Select(line => line.All.Language)])),
        ];
    }

    private static bool IsNarrower(PatternGroup one, PatternGroup other) =>
        one.RelationTo(other) is { IsDecided: true, Common: true, OnlyFirst: false, OnlySecond: true };

    /// <summary>A line of branches.</summary>
    /// <param name="Words">It in words.</param>
    /// <param name="Pattern">Its pattern; null where it has none of its own to look at.</param>
    /// <param name="Claimed">Its branches.</param>
    private sealed record ClaimedLine(string Words, PatternGroup? Pattern, BranchLanguage Claimed);
}
