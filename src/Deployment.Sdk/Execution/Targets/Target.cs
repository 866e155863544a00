using System.Collections.Immutable;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Execution;

/// <summary>An environment that a delivery goes to: the declared one, its slot filled in.</summary>
internal sealed class Target
{
    /// <summary>
    /// From how many apps on an environment is a fleet, whose apps are tenants of their own. Fewer are the parts of one system, and are
    /// changed one after the other.
    /// </summary>
    public const int FleetFrom = 5;

    public Target(EnvironmentDefinition definition, string? slot)
    {
        Definition = definition;
        Slot = slot;
        Name = Placeholder.FillSlot(definition.Name, slot);
        Apps = [.. definition.Apps.Select(app => new TargetApp(Placeholder.FillSlot(app.Name, slot), app.Path))];
    }

    public EnvironmentDefinition Definition { get; }

    public string? Slot { get; }

    public string Name { get; }

    public Stage Stage => Definition.Stage;

    /// <summary>The apps; the first is the one that builds.</summary>
    public ImmutableArray<TargetApp> Apps { get; }

    /// <summary>Every target that an environment stands for: one, or one for each slot.</summary>
    public static ImmutableArray<Target> AllOf(EnvironmentDefinition definition) =>
        definition.Slots.IsEmpty
            ? [new Target(definition, null)]
            : [.. definition.Slots.Select(slot => new Target(definition, slot.Slot))];

    /// <summary>Its apps by the folder that they run.</summary>
    public ImmutableArray<Artefact> Artefacts =>
        [.. Apps.GroupBy(app => app.Path).Select(group => new Artefact(group.Key, [.. group]))];

    public Artefact ArtefactOf(string? path) => Artefacts.First(artefact => artefact.Path == path);

    public override string ToString() => Name;
}
