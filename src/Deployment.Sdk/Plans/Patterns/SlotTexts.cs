namespace Deployment.Sdk.Plans.Patterns;

/// <summary>The declared slots that can stand for <c>{slot}</c>.</summary>
internal static class SlotTexts
{
    /// <summary>
    /// Those with a text and within one path part, longest first, else in their order. The rest, which another rule reports,
    /// match nothing: an empty one would turn <c>dev-{slot}</c> into <c>dev-</c>, which nobody declared.
    /// </summary>
    public static IReadOnlyList<string> Usable(IReadOnlyList<string> slots) =>
        [.. slots
            .Where(slot => slot is { Length: > 0 and <= PatternBounds.MaxLength } && slot.IndexOf('/') < 0)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(slot => slot.Length)];
}
