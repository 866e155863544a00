using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2009: a config var, secret or not, that the source of a promotion declares and its target does not. A promotion brings the slug
/// to the target, and of the source's config nothing. A target that removes the variable does without it on purpose.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class VarMissingAtTarget() : Rule(RuleDescriptor.Warning(
    Id,
    "A config var is missing where releases are promoted to",
    "Promotion {0} -> {1} brings the release and not its config: {0} declares {2}, and {1} does not. Declare {3} on '{4}', or on a base class of both."))
{
    public const string Id = "DPL2009";

    /// <summary>The type argument of the promotion that names the environment without them.</summary>
    public const int TargetArgument = 1;

    /// <summary>Says to the fix which ones, in order, with a blank between; no legal name has one.</summary>
    public const string Variables = "variables";

    /// <summary>Begins the key under which the fix finds an open one's value; the name follows. A secret has none.</summary>
    public const string ValueOf = "value of ";

    private const int MostNamed = 5;

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var said = new HashSet<(string, string)>();
        foreach (var (promotion, index) in PromotionsOfAll.Usable(plan.Model))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (promotion.From, promotion.To);
            if (PromotionsOfAll.IsForward(promotion)
                && Missing(from, to) is { Count: > 0 } missing
                && said.Add((from.Key, to.Key)))
            {
                var finding = Found(
                    new EntryId(EntryKind.Promotion, index),
                    Place.AtTypeArgument(TargetArgument),
                    from.Name,
                    to.Name,
                    Named(missing),
                    missing.Count == 1 ? "it" : "them",
                    to.Type.Name).With(Variables, string.Join(" ", missing.Select(variable => variable.Name)));
                yield return missing.Where(IsOpen).Aggregate(
                    finding, (so, variable) => so.With(ValueOf + variable.Name, variable.Value ?? ""));
            }
        }
    }

    // A name that Heroku would refuse has an error of its own, and no place in another environment.
    private static List<DeclaredVar> Missing(EnvironmentModel from, EnvironmentModel to)
    {
        var seen = new HashSet<string>(DeclaredVar.Of(to).Select(variable => variable.Name), StringComparer.Ordinal);
        return
        [
            .. DeclaredVar.Of(from).Where(variable =>
                !variable.IsRemoved && HerokuConfigVarName.Check(variable.Name) is null && seen.Add(variable.Name)),
        ];
    }

    // What should not stand in the source is not written there a second time, and a store is not made the target's as well.
    private static bool IsOpen(DeclaredVar variable) =>
        !variable.IsSecret
        && (variable.Value is null
            || (SecretValue.InVariable(variable.Name, variable.Value) is null && !StoreVariable.Is(variable.Name, variable.Value)));

    private static string Named(List<DeclaredVar> missing)
    {
        var names = string.Join(", ", missing.Take(MostNamed).Select(variable => variable.Name));
        return missing.Count > MostNamed ? $"{names} and {missing.Count - MostNamed} more" : names;
    }
}
