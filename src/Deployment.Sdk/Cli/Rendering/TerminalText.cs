using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Text from outside, made harmless for a terminal and for CI systems that read commands from a log.</summary>
internal static class TerminalText
{
    private const char Replacement = '\ufffd';

    /// <summary>Shows control and invisible formatting characters instead of obeying them, and breaks up CI's log commands.</summary>
    /// <param name="text">A whole line.</param>
    public static string Neutralise(string text)
    {
        var harmless = Visible(text);

        // GitHub takes "::error::" for a command at the beginning of a line, whatever blanks are before it.
        var begin = harmless.Length - harmless.TrimStart().Length;
        return string.CompareOrdinal(harmless, begin, "::", 0, 2) == 0 ? harmless.Insert(begin + 1, " ") : harmless;
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
        var shown = Shown(text);
        return shown.Contains("##", StringComparison.Ordinal) ? Apart(shown, '#') : shown;
    }

    private static string Shown(string text)
    {
        StringBuilder? shown = null;
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsSurrogatePair(text, at);
            var isHalf = !isPair && char.IsSurrogate(text[at]);
            var point = isPair ? char.ConvertToUtf32(text, at) : text[at];
            if (isHalf || IsUnsafe(point))
            {
                shown ??= new StringBuilder(text, 0, at, text.Length + 16);
                shown.Append(isHalf ? Replacement.ToString()
                    : isPair ? $"\\U{point.ToString("x8", CultureInfo.InvariantCulture)}"
                    : $"\\u{point.ToString("x4", CultureInfo.InvariantCulture)}");
            }
            else
            {
                shown?.Append(text, at, isPair ? 2 : 1);
            }

            at += isPair ? 1 : 0;
        }

        return shown?.ToString() ?? text;
    }

    private static string Apart(string text, char twice)
    {
        var apart = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (character == twice && apart.Length > 0 && apart[apart.Length - 1] == twice)
            {
                apart.Append(' ');
            }

            apart.Append(character);
        }

        return apart.ToString();
    }

    // The joiners stay: emoji and several scripts are written with them, and they turn nothing round.
    private static bool IsUnsafe(int point) => UnseenCharacter.Is(point) && point is not ('\t' or 0x200c or 0x200d);
}
