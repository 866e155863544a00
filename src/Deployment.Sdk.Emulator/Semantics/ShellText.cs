using System.Text.RegularExpressions;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>
/// What a POSIX shell would make of a command's text, as far as it decides whether anything after it still runs. Read, never run; quotes
/// are known, here-documents and substitutions are not.
/// </summary>
internal static partial class ShellText
{
    /// <summary>Whether all of it stands between one pair of parentheses, and so in a shell of its own.</summary>
    /// <param name="command">The command, without space around it.</param>
    public static bool IsSubshell(string command)
    {
        var text = WithoutQuoted(command);
        if (text is not ['(', .., ')'])
        {
            return false;
        }

        var depth = 0;
        return text[..^1].All(character => (depth += character switch { '(' => 1, ')' => -1, _ => 0 }) > 0);
    }

    /// <summary>Whether what follows on the same line is never reached, as it is in the same shell.</summary>
    /// <param name="command">The command.</param>
    /// <param name="status">What it ends with.</param>
    public static bool EndsItsShell(string command, int status)
    {
        var text = WithoutQuoted(command);
        return TrailingComment().IsMatch(text) || LastIsExit().IsMatch(text) || Exec().IsMatch(text) || (status != 0 && ErrExit().IsMatch(text));
    }

    private static string WithoutQuoted(string command) => Quoted().Replace(command, quoted => new string('_', quoted.Length));

    [GeneratedRegex("""\\.|'[^']*'|"(?:\\.|[^"\\])*["]""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?:^|[\s;&|(])#[^\n]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingComment();

    [GeneratedRegex("""(?:^|[\s;&|])exit(?:\s+\S+)?\s*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex LastIsExit();

    [GeneratedRegex("""(?:^|[\n;&|])\s*exec\s[^\n;&|]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Exec();

    [GeneratedRegex("""(?:^|[\n;&|])\s*set\s+-[a-z]*e""", RegexOptions.CultureInvariant)]
    private static partial Regex ErrExit();
}
