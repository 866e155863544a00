using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// What a team that wrote an invalid pattern can only have meant: the remedy that is mechanical, carried out. Everything that it
/// returns is a valid pattern; where there is a doubt, it returns nothing.
/// </summary>
internal static class PatternCorrections
{
    /// <summary>So many routes are written for one with braces.</summary>
    public const int MaxAlternatives = 16;

    private const string RefPrefix = "refs/heads/";

    /// <summary>The valid patterns that say together what an invalid one meant; empty if that is not certain.</summary>
    /// <param name="pattern">The invalid pattern.</param>
    /// <param name="anyText">What to write where it is open whether <c>/</c> is crossed: <c>*</c> or <c>**</c>.</param>
    public static IReadOnlyList<string> Of(string pattern, string anyText)
    {
        var name = pattern.StartsWith(RefPrefix, StringComparison.Ordinal) ? pattern.Substring(RefPrefix.Length) : pattern;
        if (AsGlob(name, anyText) is not { } globbed)
        {
            return [];
        }

        var rooted = globbed.Length > 1 && globbed[0] == '/' && globbed[globbed.Length - 1] != '/' ? globbed.Substring(1) : globbed;
        var corrected = rooted.EndsWith("/", StringComparison.Ordinal) ? rooted + anyText : rooted;
        var alternatives = BraceAlternatives.Of(corrected, MaxAlternatives);
        return alternatives.All(alternative => BranchPattern.TryParse(alternative, out _) is not null) ? alternatives : [];
    }

    // "^feature/.*$" is the regular expression that everybody writes. One with anything else of regular expressions in it needs a
    // person, and so does "release/*.*", which is a glob.
    private static string? AsGlob(string text, string anyText)
    {
        var name = WithoutAnchors(text);
        if (name == text && !HasAnyCharacters(text))
        {
            return text;
        }

        var rest = name.Replace(".*", "").Replace(".+", "");
        return rest.IndexOfAny(['*', '?', '+', '(', ')', '|', '\\', '[', '{']) < 0 && name.IndexOf(".*.", StringComparison.Ordinal) < 0
            ? name.Replace(".*", anyText).Replace(".+", anyText)
            : null;
    }

    // An anchor at one end makes a prefix or a suffix of the text, unless ".*" stands at the other.
    private static string WithoutAnchors(string text)
    {
        var (starts, ends) = (text.StartsWith("^", StringComparison.Ordinal), text.EndsWith("$", StringComparison.Ordinal));
        return starts && ends && text.Length > 2 ? text.Substring(1, text.Length - 2)
            : starts && text.EndsWith(".*", StringComparison.Ordinal) ? text.Substring(1)
            : ends && text.StartsWith(".*", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1)
            : text;
    }

    // After a digit, as in "release/1.*", it is a version line and no regular expression.
    private static bool HasAnyCharacters(string text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] == '.' && (text[at + 1] is '*' or '+') && (at == 0 || text[at - 1] is not (>= '0' and <= '9')))
            {
                return true;
            }
        }

        return false;
    }
}
