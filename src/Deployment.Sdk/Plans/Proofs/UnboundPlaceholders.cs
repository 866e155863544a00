using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// Finds the placeholders that nothing binds. The slots of an environment bind <c>{slot}</c>: in its name, in those of its apps, and
/// in the patterns of routes that lead to it.
/// </summary>
internal static class UnboundPlaceholders
{
    private const string Unknown = "The only placeholder is '{slot}'";

    /// <summary>Those of a route's pattern.</summary>
    public static IEnumerable<PlaceholderFault> InRoute(string pattern, string environment, bool hasSlots) =>
        from placeholder in Placeholder.In(pattern)
        where !placeholder.IsSlot || !hasSlots
        select placeholder.IsSlot ? new PlaceholderFault(placeholder, $"{environment} has no slot.", "Declare each slot with [Slot], or write '*'.")
            : hasSlots ? new(placeholder, $"{Unknown}.", IsNear(placeholder) ? "Write '{slot}'." : "Write '{slot}', or '*' for any text.")
            : new(placeholder, $"{Unknown}, and {environment} has no slot.", "Declare each slot with [Slot] and write '{slot}', or write '*'.");

    /// <summary>Those of a line of the branching model.</summary>
    public static IEnumerable<PlaceholderFault> InBranchLine(string pattern) =>
        from placeholder in Placeholder.In(pattern)
        select new PlaceholderFault(
            placeholder, "A line of the branching model belongs to no environment, and slots are an environment's.", "Write '*'.");

    /// <summary>Those of an environment's name, or of the name of one of its apps.</summary>
    public static IEnumerable<PlaceholderFault> InName(string template, bool hasSlots) =>
        from placeholder in Placeholder.In(template)
        where !placeholder.IsSlot || !hasSlots
        select placeholder.IsSlot
            ? new PlaceholderFault(placeholder, "The environment has no slot.", "Declare each slot with [Slot], or leave '{slot}' out.")
            : UnknownInName(placeholder, hasSlots);

    /// <summary>Those of a name on a base class, which fit no environment, whatever slots it has.</summary>
    public static IEnumerable<PlaceholderFault> InNameOfBase(string template, bool hasSlots) =>
        Placeholder.In(template).Where(placeholder => !placeholder.IsSlot).Select(placeholder => UnknownInName(placeholder, hasSlots));

    /// <summary>Whether a placeholder looks like a misspelt <c>{slot}</c>.</summary>
    public static bool IsNear(Placeholder placeholder) => EditDistance.Between(placeholder.Text.ToLowerInvariant(), Placeholder.Slot) <= 2;

    private static PlaceholderFault UnknownInName(Placeholder placeholder, bool hasSlots) => new(
        placeholder,
        $"{Unknown}.",
        !hasSlots ? $"Declare each slot with [Slot] and write '{{slot}}', or leave '{placeholder.Text}' out."
        : IsNear(placeholder) ? "Write '{slot}'."
        : $"Write '{{slot}}', or leave '{placeholder.Text}' out.");
}
