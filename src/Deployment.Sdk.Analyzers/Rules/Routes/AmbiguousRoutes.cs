using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1004: two routes take the same branches and neither pattern lies within the other, so nothing decides between them. Shown at
/// the later one, once, however many it collides with.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AmbiguousRoutes() : Rule(RuleDescriptor.Error(
    Id,
    "Two routes claim the same branches",
    "Route '{0}' to {1} and route '{2}' to {3} {4}. Narrow one of them until no branch matches both."))
{
    public const string Id = "DPL1004";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var proof = plan.Proof;
        foreach (var overlaps in proof.Precedence(cancellationToken).Ambiguities.GroupBy(overlap => overlap.Second))
        {
            var overlap = overlaps.First();
            var index = proof.Indices[overlap.Second];
            var (later, earlier) = (plan.Model.Routes[index], plan.Model.Routes[proof.Indices[overlap.First]]);
            yield return Found(
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
}
