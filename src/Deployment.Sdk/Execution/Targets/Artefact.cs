using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>The apps of a target that run the same folder of the repository: built once, on the first.</summary>
/// <param name="Path">The folder; null for the whole repository.</param>
/// <param name="Apps">The apps; the first is the one that builds.</param>
internal sealed record Artefact(string? Path, ImmutableArray<TargetApp> Apps)
{
    public TargetApp Builder => Apps[0];
}
