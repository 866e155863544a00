using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1003: what is no branch pattern, shown at the character, with what to write instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidBranchPattern() : Rule(RuleDescriptor.Error(
    Id,
    "A branch pattern is not valid",
    "Branch pattern '{0}' is not valid. {1} {2}"))
{
    public const string Id = "DPL1003";

    /// <summary>For the code fix: what to write instead, a pattern a line, whatever crosses <c>/</c>.</summary>
    public const string Correction = nameof(Correction);

    /// <summary>For the code fix: what to write instead, where <c>*</c> is meant.</summary>
    public const string WithinPart = nameof(WithinPart);

    /// <summary>For the code fix: what to write instead, where <c>**</c> is meant.</summary>
    public const string AcrossParts = nameof(AcrossParts);

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var routes = plan.Model.Routes.Select((route, index) => Find(new EntryId(EntryKind.Route, index), route.Pattern));
        var lines = plan.Model.BranchLines.Select((line, index) => Find(new EntryId(EntryKind.BranchLine, index), line.Pattern));
        return routes.Concat(lines).OfType<Finding>();
    }

    private Finding? Find(EntryId entry, string? pattern)
    {
        var text = pattern ?? "";
        if (BranchPattern.TryParse(text, out var error) is not null)
        {
            return null;
        }

        // Of a placeholder DPL1008 speaks; what is wrong beside it is said here.
        var beside = error!.IsOfPlaceholder ? ErrorBesidePlaceholders(text) : error;
        var (start, length, problem, remedy) = beside ?? error;
        return WithCorrections(Found(entry, Place.AtPattern((start, length)), text, problem, remedy), text) with
        {
            IsShown = beside is not null,
        };
    }

    private static PatternError? ErrorBesidePlaceholders(string text)
    {
        var unknown = Placeholder.In(text).Where(placeholder => !placeholder.IsSlot);
        _ = BranchPattern.TryParse(
            Placeholder.Replace(text, unknown, placeholder => new string('a', placeholder.Text.Length)), out var error);
        return error;
    }

    private static Finding WithCorrections(Finding finding, string pattern)
    {
        var within = string.Join("\n", PatternCorrections.Of(pattern, "*"));
        var across = string.Join("\n", PatternCorrections.Of(pattern, "**"));
        return within == across
            ? WithCorrection(finding, Correction, within)
            : WithCorrection(WithCorrection(finding, WithinPart, within), AcrossParts, across);
    }

    private static Finding WithCorrection(Finding finding, string offer, string patterns) =>
        patterns.Length == 0 ? finding : finding.With(offer, patterns);
}
