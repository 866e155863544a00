using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2007: a config var that Heroku would refuse, that it fills in itself, or that is declared a second time. All of it is judged
/// where the later declaration stands, for a class sees what its base classes declare.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FaultyConfigVar() : Rule(RuleDescriptor.Error(
    Id,
    "A config var is illegal, reserved or declared twice",
    "Config var '{0}' cannot be set as it is declared here. {1} {2}"))
{
    public const string Id = "DPL2007";

    /// <summary>Says to the fix that the declaration repeats another.</summary>
    public const string IsRepeated = "repeated";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<string, DeclaredVar>(StringComparer.Ordinal);
        foreach (var variable in DeclaredVar.Of(environment.Model))
        {
            if (HerokuConfigVarName.Check(variable.Name) is { } fault)
            {
                yield return At(variable, fault.Problem, fault.Remedy);
            }
            else if (seen.TryGetValue(variable.Name, out var first))
            {
                yield return At(
                    variable,
                    $"{first.Attribute} declares it already{(first.IsOwn ? "" : " on a base class")}.",
                    "Keep one of the two.").With(IsRepeated, variable.Name);
            }
            else
            {
                seen.Add(variable.Name, variable);
            }
        }
    }

    private Finding At(DeclaredVar variable, string problem, string remedy) =>
        Found(variable.Entry, Place.AtArgument("name"), variable.Name, problem, remedy) with { IsOfAttributeAlone = true };
}
