namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// What a branch pattern may not contain: what Git allows in no branch, and what other systems read differently. Characters that
/// Git allows and that nobody would misread (<c>+ ( ) , # @ $</c> inside a name) stand for themselves.
/// </summary>
internal static class PatternSyntax
{
    private static readonly string[] RefPrefixes = ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"];

    public static PatternError? WholeTextError(string text)
    {
        if (text.Length == 0)
        {
            return new(0, 0, "An empty pattern matches no branch.", "Write a branch such as 'main', or '**' for every branch.");
        }

        if (text.Length > PatternBounds.MaxLength)
        {
            return new(
                PatternBounds.MaxLength,
                text.Length - PatternBounds.MaxLength,
                $"A pattern has at most {PatternBounds.MaxLength} characters; this one has {text.Length}.",
                "Write a shorter pattern; '*' and '**' stand for any number of characters.");
        }

        if (RefPrefixes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) is { } found)
        {
            return found == RefPrefixes[0] && text.Length > found.Length
                ? new(0, found.Length, "Patterns match short branch names.", $"Write '{text.Substring(found.Length)}'.")
                : new(0, found.Length, "Patterns match short names of branches and nothing else.", "Write the branch without 'refs/...'.");
        }

        if (text.Length > 2 && text[0] == '/' && text[text.Length - 1] == '/')
        {
            return new(0, text.Length, "This reads as a regular expression.", "Write a pattern with '*' and '**' and without the slashes.");
        }

        return text == "HEAD" ? new(0, 4, "'HEAD' is not a branch.", "Write the branch's own name.") : null;
    }

    /// <summary>What is wrong with the character at a position, in its surroundings.</summary>
    public static PatternError? ErrorAt(string text, int at)
    {
        var character = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var startsPart = at == 0 || text[at - 1] == '/';
        return character switch
        {
            '!' when at == 0 => new(at, 1, "'!' does not negate here.",
                "Leave it out: a narrower pattern takes its branches from a wider one, and a branch without a route goes nowhere."),
            '[' => new(at, 1, "Patterns have no character sets, and no branch has '[' in its name.",
                "Write '?' for one character, or one pattern for each case."),
            '^' when at == 0 => new(at, 1, "'^' is no anchor here: a pattern always matches the whole name.", "Leave it out."),
            '$' when next == '\0' && at > 0 => new(at, 1, "'$' is no anchor here: a pattern always matches the whole name.", "Leave it out."),
            '\\' => new(at, 1, "'\\' escapes nothing here, and no branch has it in its name.", "Leave it out; '/' separates the parts."),
            '|' => new(at, 1, "'|' does not separate alternatives here.", "Write one pattern for each alternative."),
            '.' when next is '*' or '+' && !FollowsDigit(text, at) => new(at, 2,
                $"'.{next}' reads as a regular expression.", "Write '*' for one or more characters without '/', '**' to cross '/'."),
            '.' when startsPart => new(at, 1, "No part of a branch name starts with '.'.", "Leave the '.' out."),
            '.' when next == '.' => new(at, 2, "No branch has '..' in its name.", "Write one '.'."),
            '.' when IsLockPart(text, at) => new(at, 5, "No part of a branch name ends with '.lock'.", "Leave '.lock' out."),
            '-' when at == 0 => new(at, 1, "No branch starts with '-'.", "Leave the '-' out."),
            '/' when at == 0 => new(at, 1, "No branch starts with '/'.", "Leave the '/' out."),
            '/' when next == '/' => new(at, 2, "No branch has '//' in its name.", "Write one '/'."),
            '@' when next == '{' && string.CompareOrdinal(text, at + 1, "{slot}", 0, 6) != 0 =>
                new(at, 2, "No branch has '@{' in its name.", "Write the branch's own name."),
            '}' => new(at, 1, "'}' closes nothing.", "Write '{slot}' for the slot, or leave the '}' out."),
            '?' or '*' => null,
            ' ' => new(at, 1, "No branch has a space in its name.", "Leave it out, or write '?' for any one character."),
            '~' or '^' or ':' => new(at, 1, $"No branch has '{character}' in its name.", "Write '?' for any one character, or leave it out."),
            _ when BranchName.IsForbidden(character) => new(at, 1,
                $"No branch has the control character U+{(int)character:X4} in its name.", "Leave it out."),
            _ when IsHalfOfPair(text, at) => new(at, 1,
                $"U+{(int)character:X4} is half of a character.", "Write the whole character, or '??' for any."),
            _ => null,
        };
    }

    /// <summary>What is wrong with the brace at a position, unless it opens <c>{slot}</c>.</summary>
    public static PatternError? PlaceholderError(string text, int at)
    {
        var close = text.IndexOf('}', at);
        if (close < 0)
        {
            return new(at, text.Length - at, "'{' is not closed.", "Write '{slot}' for the slot, or leave the '{' out.");
        }

        var length = close - at + 1;
        var name = text.Substring(at + 1, close - at - 1);
        if (name == "slot")
        {
            return null;
        }

        return name.IndexOf(',') >= 0 || name.IndexOf("..", StringComparison.Ordinal) >= 0
            ? new(at, length, "Patterns have no alternatives in braces.", "Write one pattern for each alternative.")
            : new(at, length, $"There is no placeholder '{{{name}}}'.", "Write '{slot}', the only placeholder, or '*' for any text.")
            {
                IsOfPlaceholder = Placeholder.In(text).Any(placeholder => placeholder.Start == at),
            };
    }

    /// <summary>What is wrong with the end of the text.</summary>
    public static PatternError? EndError(string text)
    {
        var last = text.Length - 1;
        return text[last] switch
        {
            '/' => new(last, 1, "No branch ends with '/'.", $"Write '{text}*', or '{text}**' to cross '/' as well."),
            '.' => new(last, 1, "No branch ends with '.'.", "Leave the '.' out."),
            _ => null,
        };
    }

    // "release/1.*" is a version line: after a digit nobody reads ".*" as a regular expression, and if so, it matches less, not more.
    private static bool FollowsDigit(string text, int at) => at > 0 && text[at - 1] is >= '0' and <= '9';

    private static bool IsLockPart(string text, int at) =>
        string.CompareOrdinal(text, at, ".lock", 0, 5) == 0 && (at + 5 == text.Length || text[at + 5] == '/');

    private static bool IsHalfOfPair(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
