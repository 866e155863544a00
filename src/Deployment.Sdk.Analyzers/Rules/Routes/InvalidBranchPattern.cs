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

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var routes = plan.Model.Routes.Select((route, index) => Find(new EntryId(EntryKind.Route, index), route.Pattern));
        var lines = plan.Model.BranchLines.Select((line, index) => Find(new EntryId(EntryKind.BranchLine, index), line.Pattern));
        return routes.Concat(lines).OfType<Finding>();
    }

    private Finding? Find(EntryId entry, string? pattern) =>
        BranchPattern.TryParse(pattern ?? "", out var error) is null
            ? Found(entry, Place.AtPattern((error!.Start, error.Length)), pattern ?? "", error.Problem, error.Remedy)
            : null;
}
