using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL3002: a promotion to an earlier stage or to the same one. Of an environment promoted to itself DPL3001 speaks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BackwardPromotion() : Rule(RuleDescriptor.Error(
    Id,
    "A promotion does not lead to a later stage",
    "Promotion {0} -> {1} leads from stage {2} {3}. A release travels from Review through Development and Staging to Production: {4}."))
{
    public const string Id = "DPL3002";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        foreach (var (promotion, index) in PromotionsOfAll.Usable(plan.Model))
        {
            var (from, to) = (promotion.From, promotion.To);
            if (!PromotionsOfAll.IsForward(promotion) && from.Key != to.Key && IsStage(from.Stage) && IsStage(to.Stage))
            {
                var isSame = from.Stage == to.Stage;
                yield return Found(
                    new EntryId(EntryKind.Promotion, index),
                    Place.Whole,
                    from.Name,
                    to.Name,
                    $"{from.Stage}",
                    isSame ? "to the same stage" : $"back to {to.Stage}",
                    isSame ? "give one of them the stage that it has on that way, or remove the promotion"
                        : "turn the promotion round, or deliver to the earlier stage by a route");
            }
        }
    }

    // A number that is no stage is older or newer than nothing.
    private static bool IsStage(Stage stage) => Enum.IsDefined(typeof(Stage), stage);
}
