using System.Globalization;
using System.Security.Cryptography;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// How the end of a one-off command is seen: Heroku does not tell a command's exit code, so a word of our own, different for each
/// run, is printed after it together with the code.
/// </summary>
internal sealed class ExitMarker
{
    private readonly string _word = "deployment-sdk-exit-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The command with the marker after it.</summary>
    /// <remarks>
    /// In a shell of its own, because an <c>exit</c>, an <c>exec</c> or a failure under <c>set -e</c> would end the one that is to print
    /// the marker; and with a line end after it, because a comment would take the rest of the line with it.
    /// </remarks>
    /// <param name="command">The command, for a POSIX shell.</param>
    public string Wrap(string command) => $"( {command}\n) ; echo \"{_word}: $?\"";

    /// <summary>Whether a line is the end. Only the word followed by a code at the end of the line counts, not the shell's echo of it.</summary>
    /// <param name="line">A line of output.</param>
    /// <param name="isWhole">Whether a line end followed. Without one a code may be cut: of 137 there may be just the 1.</param>
    /// <param name="code">The exit code, 0 to 255.</param>
    /// <param name="before">What the command printed on the same line, having ended without a line end.</param>
    public bool TryRead(string line, bool isWhole, out int code, out string before)
    {
        (code, before) = (0, line);
        var start = line.LastIndexOf(_word + ": ", StringComparison.Ordinal);
        if (start < 0
            || !int.TryParse(line.AsSpan(start + _word.Length + 2).TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out code)
            || code > 255
            || (!isWhole && code is > 0 and <= 25))
        {
            return false;
        }

        before = line[..start];
        return true;
    }
}
