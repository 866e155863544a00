namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Makes the language of a pattern: what it matches of what Git allows.</summary>
internal static class PatternLanguage
{
    public static BranchLanguage Of(BranchPattern pattern, IReadOnlyList<string> slots) => Of(new PatternPlaces(pattern, slots));

    /// <summary>What leads through the places of some pattern, ours or another system's, and is legal.</summary>
    public static BranchLanguage Of(NamePlaces places)
    {
        if (places.Count >= PatternBounds.MaxStates)
        {
            return BranchLanguage.TooLarge;
        }

        // Text adds a state or two for each character, in the pattern and in its slots; only the rest can explode.
        var limit = PatternBounds.MaxPatternStates + (2 * places.Count);
        return BranchLanguage.Of(Automaton.Explore(new PatternSpace(BranchLanguage.LegalNames.Automaton, places), limit));
    }
}
