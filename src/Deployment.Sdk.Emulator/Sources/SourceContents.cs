using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.Sources;

/// <summary>What a source holds, as far as a build cares.</summary>
/// <param name="Entries">Entries of any kind.</param>
/// <param name="Files">Files.</param>
/// <param name="Links">Symbolic and hard links; they are counted and not followed.</param>
/// <param name="Bytes">The files' bytes.</param>
/// <param name="ProcessTypes">The Procfile's process types; null without a Procfile.</param>
internal sealed record SourceContents(
    int Entries = 0, int Files = 0, int Links = 0, long Bytes = 0, ImmutableDictionary<string, string>? ProcessTypes = null);
