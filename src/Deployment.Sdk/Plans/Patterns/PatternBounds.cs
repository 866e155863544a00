namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// What keeps every later decision small. A pattern such as <c>*a????????????</c> has to remember which of the last characters
/// were an <c>a</c>; its automaton doubles with each <c>?</c>. Such a pattern is refused when it is read.
/// </summary>
internal static class PatternBounds
{
    /// <summary>Git keeps a branch as a file; with <c>refs/heads/</c>, longer names fail on common file systems.</summary>
    public const int MaxLength = 244;

    /// <summary>States of one pattern's automaton, beside those that its text needs.</summary>
    public const int MaxPatternStates = 4_000;

    /// <summary>States of any automaton that is built, and places of any pattern with its slots.</summary>
    public const int MaxStates = 60_000;

    /// <summary>Pairs of states that are visited to compare two automata.</summary>
    public const int MaxComparedPairs = 250_000;

    /// <summary>Pairs of states that are visited to compare all patterns of one plan, where their texts alone do not decide.</summary>
    public const int MaxComparedPairsOfPlan = 40_000;

    public static PatternError? Check(BranchPattern pattern)
    {
        // Text, '?' and one star alone give one state for each character.
        var wildcards = pattern.Tokens.Count(token => token.Kind != PatternTokenKind.Literal);
        var stars = pattern.Tokens.Count(token => token.Kind is PatternTokenKind.AnyText or PatternTokenKind.AnyPath);
        if (stars == 0 || wildcards == 1)
        {
            return null;
        }

        // For this question it is enough that the slot is something.
        var language = pattern.HasSlot ? PatternLanguage.Of(pattern, ["a"]) : pattern.SlotlessLanguage;
        return language.IsTooLarge
            ? new(
                0, pattern.Text.Length,
                "This combination of wildcards has too many cases to be proven.", "Write fewer wildcards, above all fewer '?' after '*' or '**'.")
            : null;
    }
}
