using System.Collections.Immutable;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>An environment that a delivery goes to, its slot filled in.</summary>
/// <param name="Environment">The declared one.</param>
/// <param name="Slot">Its slot; null where it has none.</param>
internal sealed record CiTarget(CiEnvironment Environment, string? Slot)
{
    public string Name => Placeholder.FillSlot(Environment.Name, Slot);

    public ImmutableArray<string> Apps => [.. Environment.Apps.Select(app => Placeholder.FillSlot(app, Slot))];
}
