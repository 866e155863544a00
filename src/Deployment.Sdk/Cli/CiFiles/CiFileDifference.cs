using System.Collections.Immutable;
using System.Globalization;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>What differs between two texts: the lines between what both begin with and what both end with.</summary>
/// <param name="Line">The number of the first line that differs, from 1.</param>
/// <param name="There">The lines that are there.</param>
/// <param name="Wanted">The lines that should be.</param>
internal sealed record CiFileDifference(int Line, ImmutableArray<string> There, ImmutableArray<string> Wanted)
{
    /// <summary>It for people: <c>- </c> the lines that are there, <c>+ </c> those that should be, after the number of the first.</summary>
    public IReadOnlyList<string> Lines =>
    [
        $"from line {Line.ToString(CultureInfo.InvariantCulture)}:", .. There.Select(line => $"- {line}"), .. Wanted.Select(line => $"+ {line}"),
    ];

    /// <summary>Null where there is none.</summary>
    public static CiFileDifference? Between(string there, string wanted)
    {
        var (old, anew) = (LinesOf(there), LinesOf(wanted));
        var shorter = Math.Min(old.Length, anew.Length);
        var head = 0;
        while (head < shorter && old[head] == anew[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && old[old.Length - tail - 1] == anew[anew.Length - tail - 1])
        {
            tail++;
        }

        ImmutableArray<string> Middle(string[] lines) => [.. lines.Skip(head).Take(lines.Length - head - tail)];
        return head == old.Length && head == anew.Length ? null : new(head + 1, Middle(old), Middle(anew));
    }

    // Git may have checked it out with the line ends of another system.
    private static string[] LinesOf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
}
