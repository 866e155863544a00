using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL4002: a branch that is not stable runs on live data, at once or by promotions, in an environment below production. Of
/// production itself DPL1001 speaks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnstableBranchOnLiveData() : Rule(RuleDescriptor.Error(
    Id,
    "A branch that is not stable is deployed onto live data",
    "Branch '{0}' is not stable but would run on the live data of {1}: {2}.{3} Send '{4}' to an environment without live data, or copy the data there anonymised."))
{
    public const string Id = "DPL4002";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var environments = plan.EnvironmentsOfAll;
        if (!environments.Any(HoldsLiveDataBelowProduction))
        {
            yield break;
        }

        // To the proof "production" is where only stable branches may go; here that is where the live data is.
        var proof = plan.Proof;
        var promotions = plan.All.SelectMany(PromotionsOfAll.Usable)
            .Where(found => PromotionsOfAll.IsForward(found.Promotion))
            .Select(found => new ProofPromotion(found.Promotion.From.Key, found.Promotion.To.Key));
        var paths = ProductionReach.Find(
            proof.Precedence(cancellationToken),
            proof.Routes,
            () => proof.Stable,
            new PromotionWays(
                [.. environments.Select(environment =>
                    new ProofEnvironment(environment.Key, environment.Key, HoldsLiveDataBelowProduction(environment)))],
                [.. promotions]),
            cancellationToken);
        var names = environments.ToDictionary(environment => environment.Key, environment => environment.Name, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var index = proof.Indices[path.Route];
            var way = path.Environments.Select(key => names[key]).ToList();
            yield return Found(
                new EntryId(EntryKind.Route, index),
                Place.Whole,
                path.Branch,
                way[way.Count - 1],
                $"{path.Branch} -> {string.Join(" -> ", way)}",
                PromotionsOfAll.DeclaredElsewhere(plan, path.Environments),
                plan.Model.Routes[index].Pattern!) with
            {
                // Where a line that would have made branches stable is misspelt, that line is the root of the matter.
                IsShown = proof.IsStabilityKnown,
            };
        }
    }

    private static bool HoldsLiveDataBelowProduction(EnvironmentModel environment) =>
        environment.IsUsable && environment.Data == DataClass.Production && !environment.IsProduction;
}
