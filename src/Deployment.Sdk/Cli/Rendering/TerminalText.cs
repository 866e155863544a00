namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Text from outside, made harmless for a terminal and for CI systems that read commands from a log.</summary>
internal static class TerminalText
{
    /// <summary>Shows control and bidirectional characters instead of obeying them, and breaks up CI's log commands.</summary>
    public static string Neutralise(string text)
    {
        var harmless = text.Any(IsUnsafe)
            ? string.Concat(text.Select(character => IsUnsafe(character) ? $"\\u{(int)character:x4}" : character.ToString()))
            : text;

        // GitHub and Azure take "##[error]" and "##vso[...]" anywhere in a line for a command.
        return harmless.Replace("##", "# #", StringComparison.Ordinal);
    }

    private static bool IsUnsafe(char character) =>
        (char.IsControl(character) && character != '\t')
        || character is (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
            or '\u2028' or '\u2029' or '\ufeff';
}
