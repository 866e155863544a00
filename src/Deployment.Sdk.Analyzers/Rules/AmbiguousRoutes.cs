using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1004: two routes take the same branches and neither pattern lies within the other, so nothing decides between them. Shown at
/// the later one, once, however many it collides with.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AmbiguousRoutes() : RuleAnalyzer(Descriptors.AmbiguousRoutes)
{
    public static IEnumerable<Finding> Find(PlanModel plan, CancellationToken cancellationToken)
    {
        var proof = PlanProof.Of(plan);
        foreach (var overlaps in proof.Precedence(cancellationToken).Ambiguities.GroupBy(overlap => overlap.Second))
        {
            var overlap = overlaps.First();
            var index = proof.Indices[overlap.Second];
            var (later, earlier) = (plan.Routes[index], plan.Routes[proof.Indices[overlap.First]]);
            yield return new Finding(
                Descriptors.AmbiguousRoutes,
                new EntryId(EntryKind.Route, index),
                Place.AtPattern(),
                later.Pattern!,
                later.Target.Name,
                earlier.Pattern!,
                earlier.Target.Name,
                overlap.Witness is { } branch
                    ? $"both take branch '{branch}', and neither pattern lies within the other"
                    : "are too large to be compared, so that nothing proves them apart");
        }
    }

    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, Find(plan.Model, type.CancellationToken));
        }
    }
}
