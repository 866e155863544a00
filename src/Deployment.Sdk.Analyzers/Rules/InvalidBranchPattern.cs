using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1003: what is no branch pattern, shown at the character, with what to write instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidBranchPattern() : RuleAnalyzer(Descriptors.InvalidBranchPattern)
{
    public static IEnumerable<Finding> Find(PlanModel plan)
    {
        var routes = plan.Routes.Select((route, index) => Find(new EntryId(EntryKind.Route, index), route.Pattern));
        var lines = plan.BranchLines.Select((line, index) => Find(new EntryId(EntryKind.BranchLine, index), line.Pattern));
        return routes.Concat(lines).OfType<Finding>();
    }

    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, Find(plan.Model));
        }
    }

    private static Finding? Find(EntryId entry, string? pattern) =>
        BranchPattern.TryParse(pattern ?? "", out var error) is null
            ? new Finding(
                Descriptors.InvalidBranchPattern,
                entry,
                Place.AtPattern((error!.Start, error.Length)),
                pattern ?? "",
                error.Problem,
                error.Remedy)
            : null;
}
