using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>What a simulated command came to.</summary>
/// <param name="ExitStatus">0 to 255.</param>
/// <param name="Lines">What it wrote.</param>
internal sealed record CommandResult(int ExitStatus, ImmutableArray<string> Lines);
