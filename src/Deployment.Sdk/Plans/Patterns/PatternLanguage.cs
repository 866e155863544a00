namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Makes the language of a pattern: what it matches of what Git allows.</summary>
internal static class PatternLanguage
{
    public static BranchLanguage Of(BranchPattern pattern, IReadOnlyList<string> slots)
    {
        var space = new PatternSpace(pattern, slots);
        if (!space.IsWithinBounds)
        {
            return BranchLanguage.TooLarge;
        }

        // Literal text adds one state for each character, in the pattern and in its slots; only the rest can explode.
        var literal = pattern.Text.Length + (pattern.HasSlot ? slots.Sum(slot => slot?.Length ?? 0) : 0);
        return Automaton.Explore(space, PatternBounds.MaxPatternStates + literal) is { } any
            ? BranchLanguage.Of(any).And(BranchLanguage.LegalNames)
            : BranchLanguage.TooLarge;
    }
}
