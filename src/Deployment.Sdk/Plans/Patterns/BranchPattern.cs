namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// A set of short branch names, written with wildcards. Ordinal and case-sensitive; a character is a UTF-16 code unit, so that
/// <c>?</c> takes half of an emoji and <c>??</c> a whole one.
/// </summary>
internal sealed class BranchPattern : IEquatable<BranchPattern>
{
    private BranchLanguage? language;

    private BranchPattern(string text, IReadOnlyList<PatternToken> tokens)
    {
        Text = text;
        Tokens = tokens;
        HasSlot = tokens.Any(token => token.Kind == PatternTokenKind.Slot);
    }

    public string Text { get; }

    public bool HasSlot { get; }

    public IReadOnlyList<PatternToken> Tokens { get; }

    /// <summary>Whether it names exactly one branch.</summary>
    public bool IsLiteral => Tokens.Count == 1 && Tokens[0].Kind == PatternTokenKind.Literal;

    /// <summary>Whether it matches every branch.</summary>
    public bool IsEverything => Tokens.Count == 1 && IsWholeSubtree;

    /// <summary>Whether it is a text, or none, and <c>**</c>: all that starts with the text and goes on.</summary>
    public bool IsWholeSubtree =>
        Tokens[Tokens.Count - 1].Kind == PatternTokenKind.AnyPath && Tokens.Count == (LiteralPrefix.Length == 0 ? 1 : 2);

    /// <summary>
    /// The shortest branch, and of those the most ordinary, where it is found by writing <c>a</c> for each wildcard, each of which
    /// takes at least one character; null where that is no legal branch, or there is a slot.
    /// </summary>
    public string? PlainBranch
    {
        get
        {
            var plain = string.Concat(Tokens.Select(token => token.Kind == PatternTokenKind.Literal ? token.Text : "a"));
            return !HasSlot && BranchName.IsLegal(plain) ? plain : null;
        }
    }

    /// <summary>What every branch that it matches starts with.</summary>
    public string LiteralPrefix => Tokens[0].Kind == PatternTokenKind.Literal ? Tokens[0].Text : "";

    /// <summary>What every branch that it matches ends with.</summary>
    public string LiteralSuffix => Tokens[Tokens.Count - 1] is { Kind: PatternTokenKind.Literal } last ? last.Text : "";

    /// <summary>The branches of a pattern without a slot, made once.</summary>
    internal BranchLanguage SlotlessLanguage => language ??= PatternLanguage.Of(this, []);

    public static BranchPattern? TryParse(string text, out PatternError? error)
    {
        var parser = new PatternParser(text ?? "");
        error = parser.Parse();
        if (error is not null)
        {
            return null;
        }

        var pattern = new BranchPattern(parser.Text, parser.Tokens);
        error = PatternBounds.Check(pattern);
        return error is null ? pattern : null;
    }

    /// <summary>
    /// Whether a branch belongs to the pattern. A text that Git would not accept as a branch never does: not <c>feature/</c>, and
    /// not <c>HEAD</c>, which is what some CI systems say when they have no branch.
    /// </summary>
    /// <param name="branch">A short branch name.</param>
    /// <param name="slots">The slots that are declared.</param>
    /// <param name="slot">
    /// The slot that stands for <c>{slot}</c>: of several that fit, the longest, and of equally long ones the first declared.
    /// </param>
    public bool Matches(string branch, IReadOnlyList<string> slots, out string? slot) =>
        PatternMatcher.Matches(this, branch, slots, out slot);

    public bool Equals(BranchPattern? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as BranchPattern);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;
}
