using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2001: an app name that Heroku would refuse, the name of every slot included. A base class answers for the names that it
/// declares in full, an environment for those that its slots complete.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IllegalAppName() : Rule(RuleDescriptor.Error(
    Id,
    "A Heroku app name is not legal",
    "Heroku would refuse the app name '{0}'. {1} {2}"))
{
    public const string Id = "DPL2001";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        foreach (var app in environment.Model.Apps)
        {
            var isTemplate = app.Name.Contains(Placeholder.Slot);
            if ((!isTemplate || environment.IsEnvironment)
                && HerokuAppName.Check(app.Name, environment.Model.Slots.AsImmutableArray()) is { } fault)
            {
                yield return Found(
                    new EntryId(EntryKind.Declaration, app.Declaration),
                    Place.AtArgument("name"),
                    fault.Expanded,
                    fault.Problem,
                    fault.Remedy) with
                {
                    IsOfAttributeAlone = !isTemplate,
                    Stead = SlotThatSpoils(environment, app.Name),

                    // Of a placeholder that nothing binds DPL1008 speaks; where all slots are faulty, DPL2006 does.
                    IsShown = !fault.IsOfPlaceholder,
                };
            }
        }
    }

    private static (EntryId, Place)? SlotThatSpoils(CheckedEnvironment environment, string name)
    {
        foreach (var (entry, attribute) in environment.Of("Slot"))
        {
            if (attribute.IsOwn && attribute.Text("slot") is { } slot && HerokuAppName.Check(name, [slot]) is not null)
            {
                return (entry, Place.AtArgument("slot"));
            }
        }

        return null;
    }
}
