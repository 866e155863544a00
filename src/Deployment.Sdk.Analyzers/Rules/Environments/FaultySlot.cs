using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL2006: a slot that cannot be one, or that cannot be told from another one of its environment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FaultySlot() : Rule(RuleDescriptor.Error(
    Id,
    "A slot is malformed, or cannot be told from another",
    "Slot '{0}' {1}. {2}"))
{
    public const string Id = "DPL2006";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var slots = environment.Of("Slot").ToList();
        var faults = SlotFaults.Of([.. slots.Select(slot => (slot.Attribute.Text("slot"), slot.Attribute.Text("developer")))]);
        for (var index = 0; index < slots.Count; index++)
        {
            if (faults[index] is { } fault)
            {
                yield return Found(
                    slots[index].Entry,
                    Place.AtArgument(fault.Argument, fault.Part),
                    slots[index].Attribute.Text("slot") ?? "",
                    fault.Problem,
                    fault.Remedy) with
                {
                    IsOfAttributeAlone = true,
                };
            }
        }

        // All of them go by one name then: status, promote and the token's variable could not say which is meant.
        var model = environment.Model;
        if (environment.IsEnvironment && model.Slots.Count > 1 && !model.Name.Contains(EnvironmentApps.Placeholder))
        {
            yield return Found(
                new EntryId(EntryKind.Header),
                Place.AtArgument("name"),
                model.Slots[1],
                $"cannot be told from '{model.Slots[0]}': both are called '{model.Name}'",
                $"Write '{EnvironmentApps.Placeholder}' into the name, such as '{model.Name}-{EnvironmentApps.Placeholder}'.") with
            {
                // A placeholder that is misspelt there is the root of the matter, and DPL1008 speaks of it.
                IsShown = !Placeholder.In(model.Name).Any(),
            };
        }
    }

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < plan.Model.Routes.Count; index++)
        {
            var route = plan.Model.Routes[index];
            if (BranchPattern.TryParse(route.Pattern ?? "", out _) is { HasSlot: false }
                && SlotsOfOneDeveloper(route.Target) is var (first, second, developer))
            {
                yield return Found(
                    new EntryId(EntryKind.Route, index),
                    Place.AtPattern(),
                    second,
                    $"of {route.Target.Name} cannot be told from '{first}' by route '{route.Pattern}': both are {developer}'s",
                    $"Write '{EnvironmentApps.Placeholder}' into the pattern, or keep one slot for each e-mail.") with
                {
                    IsShown = shown.Add(route.Target.Key),
                };
            }
        }
    }

    // Compared as the run time compares the author of a commit with them.
    private static (string First, string Second, string Developer)? SlotsOfOneDeveloper(EnvironmentModel environment)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var slot in environment.Attributes.Where(attribute => attribute.Is("Slot")))
        {
            if (slot.Text("slot") is { } text
                && environment.Slots.Contains(text)
                && slot.Text("developer")?.Trim() is { Length: > 0 } developer)
            {
                if (!first.TryGetValue(developer, out var other))
                {
                    first.Add(developer, text);
                }
                else if (other != text)
                {
                    return (other, text, developer);
                }
            }
        }

        return null;
    }
}
