using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL2005: a type that a plan uses as an environment, and that cannot be one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotAnEnvironment() : Rule(RuleDescriptor.Error(
    Id,
    "A type is used as an environment but cannot be one",
    "'{0}' cannot be used as an environment. {1} {2}"))
{
    public const string Id = "DPL2005";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        foreach (var (entry, position, environment) in plan.Model.Mentions)
        {
            if (!environment.IsUsable)
            {
                var (problem, remedy) = EnvironmentFaultText.Of(environment);
                yield return Found(entry, Place.AtTypeArgument(position), environment.Type.Name, problem, remedy) with
                {
                    // The compiler speaks of the first two; of the others DPL2004 and DPL2011, at the class itself.
                    IsShown = environment.Fault is not
                        (EnvironmentFault.DoesNotBind or EnvironmentFault.Static or EnvironmentFault.NotPartial
                        or EnvironmentFault.NotRecreatable or EnvironmentFault.DefinitionTaken),
                };
            }
        }
    }
}
