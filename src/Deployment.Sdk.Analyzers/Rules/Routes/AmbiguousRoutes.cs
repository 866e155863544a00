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

    /// <summary>For the code fix: a pattern to which the route may be narrowed.</summary>
    public const string Narrower = nameof(Narrower);

    /// <summary>For the code fix: where the route leads.</summary>
    public const string Target = nameof(Target);

    // Who has more of them needs another plan, not another pattern.
    private const int MaxNarrowed = 5;

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
    // What a fix needs is not looked for when the generator asks.
    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            var checkedPlan = type.PlanInQuestion(plan);
            var findings = Find(checkedPlan, type.CancellationToken).ToList();
            type.Report(plan, findings.Select((finding, index) =>
                index < MaxNarrowed ? WithNarrower(finding, checkedPlan, type.CancellationToken) : finding));
        }
    }

    private static Finding WithNarrower(Finding finding, CheckedPlan plan, CancellationToken cancellationToken)
    {
        var proof = plan.Proof;
        var overlap = proof.Precedence(cancellationToken).Ambiguities.First(pair => proof.Indices[pair.Second] == finding.Entry.Index);
        return overlap.Witness is not null && NarrowerRoute.For(proof.Routes, overlap, cancellationToken) is { } pattern
            ? finding.With(Narrower, pattern).With(Target, VisibleText.Of(plan.Model.Routes[finding.Entry.Index].Target.Name))
            : finding;
    }
}
