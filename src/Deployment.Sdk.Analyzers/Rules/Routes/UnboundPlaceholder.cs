using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1008: a name in braces for which nothing will ever stand: <c>{slot}</c> where there are no slots, and every other name. Shown at
/// its characters.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnboundPlaceholder() : Rule(RuleDescriptor.Error(
    Id,
    "Nothing binds a placeholder",
    "Nothing binds '{0}' in the {1} '{2}'. {3} {4}"))
{
    public const string Id = "DPL1008";

    /// <summary>For the code fix: the placeholder as it is.</summary>
    public const string Written = nameof(Written);

    /// <summary>For the code fix: the placeholder that was most likely meant, and is bound.</summary>
    public const string Meant = nameof(Meant);

    /// <summary>For the code fix: the only placeholder that is bound, though it looks different.</summary>
    public const string Known = nameof(Known);

    /// <summary>For the code fix: the wildcard that can stand there instead.</summary>
    public const string Wildcard = nameof(Wildcard);

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        for (var index = 0; index < plan.Model.Routes.Count; index++)
        {
            if (plan.Model.Routes[index] is { Pattern: { } pattern, Target: var target })
            {
                var hasSlots = target.HasSlots || !target.IsUsable;
                foreach (var fault in UnboundPlaceholders.InRoute(pattern, target.Name, hasSlots))
                {
                    yield return InPattern(new EntryId(EntryKind.Route, index), pattern, fault, hasSlots);
                }
            }
        }

        for (var index = 0; index < plan.Model.BranchLines.Count; index++)
        {
            var pattern = plan.Model.BranchLines[index].Pattern;
            foreach (var fault in UnboundPlaceholders.InBranchLine(pattern))
            {
                yield return InPattern(new EntryId(EntryKind.BranchLine, index), pattern, fault, hasSlots: false);
            }
        }
    }

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var hasSlots = environment.Model.HasSlots;
        var ofName = environment.IsEnvironment ? UnboundPlaceholders.InName(environment.Model.Name, hasSlots) : [];
        foreach (var fault in ofName)
        {
            yield return InName(new EntryId(EntryKind.Header), "environment name", environment.Model.Name, fault, hasSlots);
        }

        foreach (var app in environment.Model.Apps)
        {
            var ofApp = environment.IsEnvironment
                ? UnboundPlaceholders.InName(app.Name, hasSlots)
                : UnboundPlaceholders.InNameOfBase(app.Name, hasSlots);
            foreach (var fault in ofApp)
            {
                yield return InName(new EntryId(EntryKind.Declaration, app.Declaration), "app name", app.Name, fault, hasSlots) with
                {
                    IsOfAttributeAlone = !fault.Placeholder.IsSlot,
                };
            }
        }
    }

    private Finding InPattern(EntryId entry, string pattern, PlaceholderFault fault, bool hasSlots)
    {
        var finding = Found(
            entry, Place.AtPattern(Part(fault)), fault.Placeholder.Text, "branch pattern", pattern, fault.Problem, fault.Remedy);
        return WithWildcard(hasSlots && !pattern.Contains(Placeholder.Slot) ? WithSlot(finding, fault) : finding, pattern, fault);
    }

    private Finding InName(EntryId entry, string kind, string name, PlaceholderFault fault, bool hasSlots)
    {
        var finding = Found(
            entry, Place.AtArgument("name", Part(fault)), fault.Placeholder.Text, kind, name, fault.Problem, fault.Remedy);
        return hasSlots ? WithSlot(finding, fault) : finding;
    }

    private static (int Start, int Length) Part(PlaceholderFault fault) => (fault.Placeholder.Start, fault.Placeholder.Text.Length);

    private static Finding WithSlot(Finding finding, PlaceholderFault fault) => finding
        .With(Written, fault.Placeholder.Text)
        .With(UnboundPlaceholders.IsNear(fault.Placeholder) ? Meant : Known, Placeholder.Slot);

    // Beside another star it would become one with it.
    private static Finding WithWildcard(Finding finding, string pattern, PlaceholderFault fault)
    {
        var (start, end) = (fault.Placeholder.Start, fault.Placeholder.Start + fault.Placeholder.Text.Length);
        var isBesideStar = (start > 0 && pattern[start - 1] == '*') || (end < pattern.Length && pattern[end] == '*');
        return isBesideStar || UnboundPlaceholders.IsNear(fault.Placeholder) && !fault.Placeholder.IsSlot
            ? finding
            : finding.With(Written, fault.Placeholder.Text).With(Wildcard, "*");
    }
}
