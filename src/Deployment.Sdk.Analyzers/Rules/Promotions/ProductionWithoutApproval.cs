using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL3003: a promotion into a production environment that asks nobody. The library's other gates say when, or how well tested, not who; a gate of
/// another package is taken for an approval.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ProductionWithoutApproval() : Rule(RuleDescriptor.Warning(
    Id,
    "A promotion into production needs nobody's approval",
    "Promotion {0} -> {1} brings a release into production and asks nobody. Add [RequiresApproval(\"role\", \"question\")] to '{2}', or a gate of your own."))
{
    public const string Id = "DPL3003";

    /// <summary>The type argument of the promotion that names the environment without approval.</summary>
    public const int TargetArgument = 1;

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (promotion, index) in PromotionsOfAll.Usable(plan.Model))
        {
            var (from, to) = (promotion.From, promotion.To);
            if (to.IsProduction && from.Key != to.Key && !to.Attributes.Any(AsksSomebody) && said.Add(to.Key))
            {
                yield return Found(
                    new EntryId(EntryKind.Promotion, index), Place.AtTypeArgument(TargetArgument), from.Name, to.Name, to.Type.Name);
            }
        }
    }

    private static bool AsksSomebody(AttributeModel attribute) =>
        attribute.Kind == AttributeKind.Gate && (attribute.Is("RequiresApproval") || !attribute.IsOfLibrary);
}
