namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>What differs between two texts, line by line.</summary>
internal static class CiFileDifference
{
    /// <summary>
    /// The lines between what both begin with and what both end with: <c>- </c> those that are there, <c>+ </c> those that should be, after
    /// the number of the line before them.
    /// </summary>
    public static IReadOnlyList<string> Between(string there, string wanted)
    {
        var (old, anew) = (Lines(there), Lines(wanted));
        var shorter = Math.Min(old.Length, anew.Length);
        var head = 0;
        while (head < shorter && old[head] == anew[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && old[^(tail + 1)] == anew[^(tail + 1)])
        {
            tail++;
        }

        var (removed, added) = (old[head..^tail], anew[head..^tail]);
        return removed.Length + added.Length == 0
            ? []
            : [$"from line {head + 1}:", .. removed.Select(line => $"- {line}"), .. added.Select(line => $"+ {line}")];
    }

    // Git may have checked it out with the line ends of another system.
    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
