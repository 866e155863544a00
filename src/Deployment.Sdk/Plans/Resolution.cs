using System.Collections.Immutable;

namespace Deployment.Sdk.Plans;

/// <summary>Where a branch goes.</summary>
/// <param name="Routes">The routes that take it: none, one, or several with the same pattern (a deliberate fan-out).</param>
/// <param name="Slot">The slot that the branch name selects through <c>{slot}</c>; null when the pattern has none.</param>
public readonly record struct Resolution(ImmutableArray<Route> Routes, string? Slot)
{
    /// <summary>No route takes the branch.</summary>
    public static Resolution None { get; } = new([], null);

    /// <summary>Whether any route takes the branch.</summary>
    public bool IsMatch => !Routes.IsDefaultOrEmpty;
}
