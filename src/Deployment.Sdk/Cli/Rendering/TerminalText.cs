using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Text from outside, made harmless for a terminal and for CI systems that read commands from a log.</summary>
internal static class TerminalText
{
    /// <summary>Shows control and invisible formatting characters instead of obeying them, and breaks up CI's log commands.</summary>
    /// <param name="text">A whole line.</param>
    public static string Neutralise(string text)
    {
        var harmless = Visible(text);

        // GitHub takes "::error::" for a command at the beginning of a line, whatever blanks are before it.
        var begin = harmless.Length - harmless.AsSpan().TrimStart().Length;
        return harmless.AsSpan(begin).StartsWith("::") ? harmless.Insert(begin + 1, " ") : harmless;
    }

    /// <summary>The same of a part of a table, where any part of a text may come to stand at the beginning of a line.</summary>
    /// <param name="text">What is to stand in a cell.</param>
    public static string NeutraliseCell(string text)
    {
        var harmless = Visible(text);
        return harmless.Contains("::", StringComparison.Ordinal) ? Apart(harmless, ':') : harmless;
    }

    private static string Visible(string text)
    {
        // GitHub and Azure take "##[error]" and "##vso[...]" anywhere in a line for a command.
        var shown = text.EnumerateRunes().Any(IsUnsafe) ? Shown(text) : text;
        return shown.Contains("##", StringComparison.Ordinal) ? Apart(shown, '#') : shown;
    }

    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnsafe(rune))
            {
                shown.Append(rune.IsBmp ? $"\\u{rune.Value.ToString("x4", CultureInfo.InvariantCulture)}" : $"\\U{rune.Value.ToString("x8", CultureInfo.InvariantCulture)}");
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    private static string Apart(string text, char twice)
    {
        var apart = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (character == twice && apart.Length > 0 && apart[^1] == twice)
            {
                apart.Append(' ');
            }

            apart.Append(character);
        }

        return apart.ToString();
    }

    // The joiners stay: emoji and several scripts are written with them, and they turn nothing round.
    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value != '\t',
        UnicodeCategory.Format => rune.Value is not (0x200c or 0x200d),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => false,
    };
}
