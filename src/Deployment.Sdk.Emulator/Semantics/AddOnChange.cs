using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>What became of an add-on or an attachment, and the releases that this made.</summary>
internal sealed record AddOnChange<T>(T Result, ImmutableArray<(Guid App, ReleaseState Release)> Releases);
