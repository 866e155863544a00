using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL3004: a promotion from an environment to which no route of any plan leads, at once or by promotions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnfedPromotion() : Rule(RuleDescriptor.Warning(
    Id,
    "Nothing is ever deployed to the source of a promotion",
    "Nothing is ever deployed to {0}: no route ends there{1}. Add one, such as [Route<{2}>(\"{3}\")], or promote from an environment that a branch reaches."))
{
    public const string Id = "DPL3004";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var targets = plan.All.SelectMany(one => one.Routes).Select(route => route.Target).ToList();
        var promotions = plan.All.SelectMany(PromotionsOfAll.Usable).Select(found => found.Promotion).ToList();

        // A route to a class that does not compile may be the one that is missing.
        if (targets.Exists(target => target.Fault == EnvironmentFault.DoesNotBind))
        {
            yield break;
        }

        var ways = new Ways(
            [.. targets.Select(target => target.Key)],
            [.. promotions.Select(promotion => (promotion.From.Key, promotion.To.Key))]);
        foreach (var (promotion, index) in PromotionsOfAll.Usable(plan.Model))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = promotion.From;

            // Of one that does not lead to a later stage DPL3001 and DPL3002 speak.
            if (PromotionsOfAll.IsForward(promotion) && ways.To(from.Key) is null)
            {
                var before = promotions.Find(other => other.To.Key == from.Key && other.From.Key != from.Key);
                yield return Found(
                    new EntryId(EntryKind.Promotion, index),
                    Place.AtTypeArgument(0),
                    from.Name,
                    before is null ? "" : $", and nothing reaches {before.From.Name}, from which it could be promoted",
                    from.Type.Name,
                    plan.Model.BranchLines.Where(line => line.IsStable).Select(line => line.Pattern).FirstOrDefault() ?? "main");
            }
        }
    }
}
