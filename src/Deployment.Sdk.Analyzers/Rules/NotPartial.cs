using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2004: generated code stands in the other half of a plan or an environment, which only a partial class has. Shown once, at the
/// plan or environment, for all types around it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotPartial() : RuleAnalyzer(Descriptors.NotPartial)
{
    public static IEnumerable<Finding> Find(TypeModel type)
    {
        var lacking = type.Parts.Where(part => !part.IsPartial).Select(part => $"'{part.Name}'").ToList();
        if (lacking.Count > 0)
        {
            yield return new Finding(
                Descriptors.NotPartial, new EntryId(EntryKind.Class), Place.Whole, type.Name, string.Join(" and ", lacking));
        }
    }

    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, Find(plan.Model.Type));
        }
        else if (type.Environment is { } environment)
        {
            type.Report(environment, Find(environment.Model.Type));
        }
    }
}
