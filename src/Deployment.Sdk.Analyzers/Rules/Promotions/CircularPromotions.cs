using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL3001: promotions that lead in a circle, of one plan or of several. Shown once for each circle, at the promotion that closes it:
/// of those that lead to a later stage never one, if another can be found.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CircularPromotions() : Rule(RuleDescriptor.Error(
    Id,
    "Promotions lead in a circle",
    "{0}: {1}.{2} {3}"))
{
    public const string Id = "DPL3001";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        // All plans together and in one order, whichever of them is checked: each circle is then broken in just one place.
        var promotions = plan.All
            .OrderBy(one => one.Type.Key, StringComparer.Ordinal)
            .SelectMany(one => PromotionsOfAll.Usable(one).Select(found => (Plan: one, found.Promotion, found.Index)))
            .OrderByDescending(found => PromotionsOfAll.IsForward(found.Promotion))
            .ToList();
        if (!promotions.Exists(found => !PromotionsOfAll.IsForward(found.Promotion)))
        {
            yield break;
        }

        var names = plan.EnvironmentsOfAll.ToDictionary(environment => environment.Key, environment => environment.Name, StringComparer.Ordinal);
        foreach (var cycle in PromotionCycles.Find(
            [.. promotions.Select(found => new ProofPromotion(found.Promotion.From.Key, found.Promotion.To.Key))], cancellationToken))
        {
            var (declaring, promotion, index) = promotions[cycle.Promotion];
            if (declaring.Type.Key == plan.Model.Type.Key)
            {
                var isSelf = promotion.From.Key == promotion.To.Key;
                yield return Found(
                    new EntryId(EntryKind.Promotion, index),
                    Place.Whole,
                    isSelf ? $"{promotion.From.Name} is promoted to itself" : "A release could travel in a circle",
                    string.Join(" -> ", cycle.Environments.Select(key => names[key])),
                    PromotionsOfAll.DeclaredElsewhere(plan, cycle.Environments),
                    isSelf ? "Name the environment that was meant." : "Remove the promotion that does not lead towards production.");
            }
        }
    }
}
