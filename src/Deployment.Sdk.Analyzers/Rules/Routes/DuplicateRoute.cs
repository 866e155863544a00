using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1005: a route that says once more what an earlier one says. Mostly the target of one of them is mistaken.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DuplicateRoute() : Rule(RuleDescriptor.Warning(
    Id,
    "A route is declared twice",
    "Route '{0}' to {1} is declared already. Remove it, or name the environment that was meant."))
{
    public const string Id = "DPL1005";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var seen = new HashSet<(string Pattern, string Target)>();
        for (var index = 0; index < plan.Model.Routes.Count; index++)
        {
            var route = plan.Model.Routes[index];
            if (route.Pattern is { } pattern && !seen.Add((pattern, route.Target.Key)))
            {
                yield return Found(new EntryId(EntryKind.Route, index), Place.Whole, pattern, route.Target.Name);
            }
        }
    }
}
