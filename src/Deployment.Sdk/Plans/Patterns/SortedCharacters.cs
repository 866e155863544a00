namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Sets of characters that are small and made often.</summary>
internal static class SortedCharacters
{
    /// <summary>Sorts in place, and leaves out repetitions.</summary>
    public static IReadOnlyList<char> Distinct(List<char> characters)
    {
        characters.Sort();
        var kept = 0;
        for (var at = 0; at < characters.Count; at++)
        {
            if (kept == 0 || characters[at] != characters[kept - 1])
            {
                characters[kept++] = characters[at];
            }
        }

        characters.RemoveRange(kept, characters.Count - kept);
        return characters;
    }
}
