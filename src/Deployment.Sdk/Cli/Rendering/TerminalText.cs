using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Text from outside, made harmless for a terminal and for CI systems that read commands from a log.</summary>
internal static class TerminalText
{
    /// <summary>Shows control and invisible formatting characters instead of obeying them, and breaks up CI's log commands.</summary>
    public static string Neutralise(string text)
    {
        if (!text.Any(IsUnsafe) && !text.Contains("##", StringComparison.Ordinal))
        {
            return text;
        }

        var harmless = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsUnsafe(character))
            {
                harmless.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                continue;
            }

            // GitHub and Azure take "##[error]" and "##vso[...]" anywhere in a line for a command.
            if (character == '#' && harmless.Length > 0 && harmless[harmless.Length - 1] == '#')
            {
                harmless.Append(' ');
            }

            harmless.Append(character);
        }

        return harmless.ToString();
    }

    // The joiners stay: emoji and several scripts are written with them, and they turn nothing round.
    private static bool IsUnsafe(char character) => UnseenCharacter.Is(character) && character is not ('\t' or '\u200c' or '\u200d');
}
