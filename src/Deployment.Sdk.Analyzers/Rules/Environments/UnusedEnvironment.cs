using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2003: an environment that no plan of the assembly names: nothing is ever delivered there. In an assembly without a plan, a
/// company's library, that is as it should be.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnusedEnvironment() : Rule(RuleDescriptor.Warning(
    Id,
    "No plan uses an environment",
    "Nothing is delivered to {0}: no route, promotion or data copy of {1} names '{2}'. Name it there, or remove the class."))
{
    public const string Id = "DPL2003";

    protected override void Check(CheckedType type)
    {
        if (type.Declarations is { Model: { IsDeclared: true } model } environment
            && type.Type is { IsAbstract: false, TypeKind: TypeKind.Class }
            && type.Readings.Plans(type.CancellationToken) is { Count: > 0 } plans
            && !type.Readings.IsBaseOfEnvironment(type.Type, type.CancellationToken)
            && !type.Readings.IsNamed(model, type.CancellationToken))
        {
            var where = plans.Count == 1 ? $"'{plans[0].Type.Name}'" : $"the {plans.Count} plans";
            type.Report(environment, [Found(new EntryId(EntryKind.Class), Place.Whole, model.Name, where, model.Type.Name)]);
        }
    }
}
