using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2001: an app name that Heroku would refuse, the name of every slot included. A base class answers for the names that it
/// declares in full, an environment for those that its slots complete.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IllegalAppName() : RuleAnalyzer(Descriptors.IllegalAppName)
{
    private const string Slot = "{slot}";

    public static IEnumerable<Finding> Find(EnvironmentModel environment)
    {
        foreach (var app in environment.Apps)
        {
            if (HerokuAppName.Check(app.Name, environment.Slots.AsImmutableArray()) is { } fault)
            {
                yield return new Finding(
                    Descriptors.IllegalAppName,
                    new EntryId(EntryKind.Declaration, app.Declaration),
                    Place.AtArgument("name"),
                    fault.Expanded,
                    fault.Problem,
                    fault.Remedy);
            }
        }
    }

    protected override void Check(CheckedType type)
    {
        if (type.Declarations is { } environment)
        {
            type.Report(environment, Find(environment.Model)
                .Where(finding => IsAnsweredForHere(environment, NameOf(finding, environment), finding.Entry))
                .Select(finding => AtItsSlot(finding, environment)));
        }
    }

    private static string NameOf(Finding finding, EnvironmentReading environment) =>
        environment.Model.Apps.First(app => app.Declaration == finding.Entry.Index).Name;

    private static bool IsAnsweredForHere(EnvironmentReading environment, string name, EntryId entry)
    {
        if (name.Contains(Slot))
        {
            return environment.Header is not null;
        }

        var declaredOn = environment.SourceOf(entry)!.DeclaredOn;
        return SymbolEqualityComparer.Default.Equals(declaredOn, environment.Type)
            || !SymbolEqualityComparer.Default.Equals(declaredOn.ContainingAssembly, environment.Type.ContainingAssembly);
    }

    private static Finding AtItsSlot(Finding finding, EnvironmentReading environment)
    {
        var name = NameOf(finding, environment);
        for (var index = 0; index < environment.Declarations.Length; index++)
        {
            var source = environment.Declarations[index];
            if (source.Attribute.AttributeClass?.Name == "SlotAttribute"
                && SymbolEqualityComparer.Default.Equals(source.DeclaredOn, environment.Type)
                && Arguments.Text(source.Attribute, 0) is { } slot
                && HerokuAppName.Check(name, [slot]) is not null)
            {
                return finding.InStead(new EntryId(EntryKind.Declaration, index), Place.AtArgument("slot"));
            }
        }

        return finding;
    }
}
