namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// Finds the slots of an environment that cannot be slots. What stands for <c>{slot}</c> becomes part of a Heroku app name, which
/// has lower-case letters, digits and dashes only, and every such text may also be part of a branch name.
/// </summary>
internal static class SlotFaults
{
    private const string Slot = "slot";
    private const string Developer = "developer";

    /// <summary>For each slot its fault, or null.</summary>
    /// <param name="slots">The arguments of each <c>[Slot]</c>, base classes first.</param>
    public static IReadOnlyList<SlotFault?> Of(IReadOnlyList<(string? Slot, string? Developer)> slots)
    {
        var wellFormed = new HashSet<string>(
            slots.Select(slot => slot.Slot ?? "").Where(slot => Malformed(slot) is null), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. slots.Select(slot => OfOne(slot.Slot ?? "", slot.Developer, seen, wellFormed))];
    }

    private static SlotFault? OfOne(string slot, string? developer, HashSet<string> seen, HashSet<string> wellFormed)
    {
        if (Malformed(slot) is { } malformed)
        {
            var lower = slot.ToLowerInvariant();
            return wellFormed.Contains(lower)
                ? new(Slot, null, $"differs from '{lower}' in case only, and an app name has no capitals", "Remove it, or give it another name.")
                : malformed;
        }

        return !seen.Add(slot)
                ? new(Slot, null, "is declared already", "Remove one of the two, or give it another name.")
            : string.IsNullOrWhiteSpace(developer)
                ? new(
                    Developer,
                    null,
                    "is nobody's: no commit has an empty e-mail",
                    "Write the address that `git log --format=%aE` prints for its developer.")
            : null;
    }

    private static SlotFault? Malformed(string slot)
    {
        if (slot.Length == 0)
        {
            return new(Slot, null, "is empty", "Write what stands for '{slot}', such as '1' or 'anna'.");
        }

        for (var at = 0; at < slot.Length; at++)
        {
            if (slot[at] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                var shown = slot[at] is > ' ' and < '\x7f' ? $"'{slot[at]}'" : $"U+{(int)slot[at]:X4}";
                return new(Slot, (at, 1), $"has {shown} in it, which no app name has", "Use lower-case letters, digits and '-' only.");
            }
        }

        return null;
    }
}
