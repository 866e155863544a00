namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// Matches token by token, keeping the set of positions in the branch that the tokens so far can end at. Its time is tokens times
/// characters, whatever the pattern; nothing is tried twice.
/// </summary>
internal static class PatternMatcher
{
    public static bool Matches(BranchPattern pattern, string branch, IReadOnlyList<string> slots, out string? slot)
    {
        slot = null;
        if (!HasEndsOf(pattern, branch) || !BranchName.IsLegal(branch))
        {
            return false;
        }

        if (!pattern.HasSlot)
        {
            return Matches(pattern.Tokens, branch, "");
        }

        slot = SlotTexts.Usable(slots).FirstOrDefault(candidate => Matches(pattern.Tokens, branch, candidate));
        return slot is not null;
    }

    // Most branches are another pattern's, and show it by how they start.
    private static bool HasEndsOf(BranchPattern pattern, string branch) =>
        branch is not null
        && branch.StartsWith(pattern.LiteralPrefix, StringComparison.Ordinal)
        && branch.EndsWith(pattern.LiteralSuffix, StringComparison.Ordinal);

    private static bool Matches(IReadOnlyList<PatternToken> tokens, string branch, string slot)
    {
        var ends = new bool[branch.Length + 1];
        ends[0] = true;
        foreach (var token in tokens)
        {
            ends = token.Kind switch
            {
                PatternTokenKind.Literal => After(token.Text, branch, ends),
                PatternTokenKind.Slot => After(slot, branch, ends),
                PatternTokenKind.AnyCharacter => AfterOne(branch, ends),
                PatternTokenKind.AnyText => AfterMany(branch, ends, crossesSlash: false),
                _ => AfterMany(branch, ends, crossesSlash: true),
            };
        }

        return ends[branch.Length];
    }

    private static bool[] After(string text, string branch, bool[] ends)
    {
        var next = new bool[ends.Length];
        for (var at = 0; at + text.Length <= branch.Length; at++)
        {
            next[at + text.Length] = ends[at] && string.CompareOrdinal(branch, at, text, 0, text.Length) == 0;
        }

        return next;
    }

    private static bool[] AfterOne(string branch, bool[] ends)
    {
        var next = new bool[ends.Length];
        for (var at = 0; at < branch.Length; at++)
        {
            next[at + 1] = ends[at] && branch[at] != '/';
        }

        return next;
    }

    private static bool[] AfterMany(string branch, bool[] ends, bool crossesSlash)
    {
        var next = new bool[ends.Length];
        for (var at = 0; at < branch.Length; at++)
        {
            next[at + 1] = (ends[at] || next[at]) && (crossesSlash || branch[at] != '/');
        }

        return next;
    }
}
