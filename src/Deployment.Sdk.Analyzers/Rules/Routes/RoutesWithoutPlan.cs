using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1012: routes or promotions on a class that is no plan, so that nothing is generated from them. A class that a plan derives from
/// hands them on; an abstract one may wait for a plan in another project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RoutesWithoutPlan() : Rule(RuleDescriptor.Warning(
    Id,
    "A route or a promotion stands on a class that is no plan",
    "Nothing is delivered by what '{0}' declares: it has no [DeploymentPlan]. Add one, such as [DeploymentPlan(\"pipeline\")]."))
{
    public const string Id = "DPL1012";

    protected override void Check(CheckedType type)
    {
        if (type.Plan is not null || type.Type.IsAbstract && !type.Type.IsStatic)
        {
            return;
        }

        var reading = type.Readings.Plan(type.Type, type.CancellationToken);
        if (FirstOf(reading) is { } entry && !type.Readings.IsBaseOfPlan(type.Type, type.CancellationToken))
        {
            type.Report(reading, [Found(entry, Place.Whole, type.Type.Name)]);
        }
    }

    // What a base class declares is spoken of there.
    private static EntryId? FirstOf(PlanReading reading)
    {
        foreach (var (kind, sources) in new[]
        {
            (EntryKind.Route, reading.Routes), (EntryKind.Promotion, reading.Promotions), (EntryKind.DataCopy, reading.DataCopies),
        })
        {
            for (var index = 0; index < sources.Length; index++)
            {
                if (SymbolEqualityComparer.Default.Equals(sources[index].DeclaredOn, reading.Type))
                {
                    return new EntryId(kind, index);
                }
            }
        }

        return null;
    }
}
