using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1002: a stable branch is deployed to production at once, so that what customers get is what nobody has tried. A promotion
/// brings them what ran elsewhere before.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StableBranchStraightIntoProduction() : Rule(RuleDescriptor.Warning(
    Id,
    "A stable branch is routed straight into production",
    "Branch '{0}' goes straight into production: {0} -> {1}, where nobody has tried what customers get. {2}"))
{
    public const string Id = "DPL1002";

    /// <summary>Present where a promotion does already what the route does; its value says so.</summary>
    public const string IsPromoted = "is promoted";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var proof = plan.Proof;
        var opensNothing = new Dictionary<(string From, string To), bool>();
        for (var index = 0; index < proof.Routes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var route = plan.Model.Routes[proof.Indices[index]];
            if (route.Target is not { IsUsable: true, IsProduction: true } production
                || Witness(proof, index, cancellationToken) is not { } branch)
            {
                continue;
            }

            var reached = Reached(plan, index, branch, cancellationToken);
            var promoted = reached.FirstOrDefault(environment => Promotes(plan, environment, production));
            var sources = promoted is not null
                ? []
                : reached.Where(environment => OpensNothing(environment, production)).ToList();
            var finding = Found(
                new EntryId(EntryKind.Route, proof.Indices[index]), Place.Whole, branch, production.Name, Remedy(promoted, sources, production));
            yield return promoted is null
                ? finding.Offer(sources)
                : finding.With(IsPromoted, $"Remove the route: {VisibleText.Of(promoted.Name)} is promoted already");
        }

        bool OpensNothing(EnvironmentModel from, EnvironmentModel to)
        {
            if (!opensNothing.TryGetValue((from.Key, to.Key), out var known))
            {
                known = LetsNothingThrough(plan, from, to, cancellationToken) && ReceivesOneLine(plan, from, cancellationToken);
                opensNothing.Add((from.Key, to.Key), known);
            }

            return known;
        }
    }

    private static string? Witness(PlanProof proof, int route, CancellationToken cancellationToken)
    {
        var precedence = proof.Precedence(cancellationToken);
        return proof.Routes[route].Pattern.PlainBranch is { } plain && proof.Stable.Contains(plain) && precedence.Takes(route, plain)
            ? plain
            : precedence.ProvenEffective(route).And(proof.Stable).ShortestWitness();
    }

    // Where the branch goes as well: the same pattern on several environments.
    private static IReadOnlyList<EnvironmentModel> Reached(CheckedPlan plan, int route, string branch, CancellationToken cancellationToken)
    {
        var proof = plan.Proof;
        var precedence = proof.Precedence(cancellationToken);
        return
        [
            .. Enumerable.Range(0, proof.Routes.Count)
                .Where(other => other != route && precedence.Takes(other, branch))
                .Select(other => plan.Model.Routes[proof.Indices[other]].Target)
                .Where(environment => environment is { IsUsable: true, IsProduction: false })
                .GroupBy(environment => environment.Key)
                .Select(same => same.First()),
        ];
    }

    private static bool Promotes(CheckedPlan plan, EnvironmentModel from, EnvironmentModel to) =>
        plan.ProofPromotions.Any(promotion => promotion.From == from.Key && promotion.To == to.Key);

    // A promotion that would let a branch through that is not stable is worse than the route.
    private static bool LetsNothingThrough(
        CheckedPlan plan, EnvironmentModel from, EnvironmentModel to, CancellationToken cancellationToken)
    {
        var ways = new PromotionWays(plan.ProofEnvironments, [.. plan.ProofPromotions, new ProofPromotion(from.Key, to.Key)]);
        return plan.All.All(one => !BringsMore(PlanProof.Of(one)));

        // Whatever reached production before still does.
        bool BringsMore(PlanProof proof) => proof.Routes
            .Select((route, index) => (route.Environment, Index: index))
            .Where(route => plan.Ways.ToProduction(route.Environment) is null && ways.ToProduction(route.Environment) is not null)
            .Any(route => proof.Precedence(cancellationToken).ShortestEffective(route.Index, proof.Stable) is not null);
    }

    // From where two lines arrive a promotion would be DPL1010's error.
    private static bool ReceivesOneLine(CheckedPlan plan, EnvironmentModel from, CancellationToken cancellationToken)
    {
        var lines = plan.All.SelectMany(one => ArrivingLines.Of(one, key => key == from.Key, plan.Ways, cancellationToken)).ToList();
        return !lines.Exists(line => line.IsProvenAnother(lines[0]));
    }

    private static string Remedy(EnvironmentModel? promoted, IReadOnlyList<EnvironmentModel> sources, EnvironmentModel production) =>
        promoted is not null ? $"{promoted.Name} gets it too and is promoted to {production.Name} already: remove this route."
        : sources.Count == 0 ? "Route it to a staging environment first, and promote from there."
        : $"{string.Join(" and ", sources.Select(source => source.Name))} {(sources.Count == 1 ? "gets" : "get")} it too: declare a promotion from there in place of this route.";
}
