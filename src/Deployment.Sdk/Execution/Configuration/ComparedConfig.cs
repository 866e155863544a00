using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What came of comparing an app.</summary>
/// <param name="Pair">The two sides.</param>
/// <param name="Variables">Every variable of the two, by name; empty when one could not be read.</param>
/// <param name="Problem">Why one could not be read; null when both were.</param>
internal sealed record ComparedConfig(ConfigPair Pair, ImmutableArray<ComparedVar> Variables, string? Problem)
{
    public bool IsDifferent => Variables.Any(variable => variable.IsDifferent);
}
