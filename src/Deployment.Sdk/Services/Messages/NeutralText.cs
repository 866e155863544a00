using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Services;

/// <summary>Text from outside as one line that calls nobody and leads nowhere.</summary>
internal static class NeutralText
{
    /// <summary>Shows nothing and joins nothing: it keeps a service from reading a mention, a link or a reference.</summary>
    public const char Break = '\u2060';

    private const string Ellipsis = "\u2026";

    /// <summary>One line without control characters and without characters that turn text round.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">How many characters at most; the end is cut and marked.</param>
    public static string Line(string text, int longest)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(character) != UnicodeCategory.Format || character is '\u200c' or '\u200d')
            {
                line.Append(character);
            }
        }

        return Cut(line.ToString().TrimEnd(), longest);
    }

    /// <summary>The beginning of a text, never half a character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = Math.Max(longest - Ellipsis.Length, 0);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + Ellipsis;
    }

    /// <summary>The same to the eye, with mentions, links and references (<c>@channel</c>, <c>https://</c>, <c>www.</c>, <c>#12</c>) broken up.</summary>
    public static string Unlinked(string text)
    {
        var broken = new StringBuilder(text.Length + 8);
        for (var index = 0; index < text.Length; index++)
        {
            broken.Append(text[index]);
            if (text[index] is '@' or '#'
                || (text[index] == ':' && text.AsSpan(index + 1).StartsWith("//"))
                || (text[index] is 'w' or 'W' && text.AsSpan(index + 1).StartsWith("ww.", StringComparison.OrdinalIgnoreCase)))
            {
                broken.Append(Break);
            }
        }

        return broken.ToString();
    }
}
