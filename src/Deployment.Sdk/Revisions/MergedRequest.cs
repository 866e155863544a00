using System.Text.RegularExpressions;

namespace Deployment.Sdk.Revisions;

/// <summary>The pull request that a commit merged, as hosts write it into the commit's message.</summary>
internal static partial class MergedRequest
{
    /// <summary><c>#12 Title</c>; null when the message names none.</summary>
    public static string? Of(string? message)
    {
        var lines = (message ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0)
        {
            return null;
        }

        // Bitbucket and GitHub put the title below the line of a merge; a squash at GitHub has it before the number.
        return Merge().Match(lines[0]) is { Success: true } merge ? $"#{merge.Groups["number"].Value} {lines.ElementAtOrDefault(1)}".TrimEnd()
            : Squash().Match(lines[0]) is { Success: true } squash ? $"#{squash.Groups["number"].Value} {squash.Groups["title"].Value}".TrimEnd()
            : null;
    }

    [GeneratedRegex(
        @"^(?:Merged in .*\(pull request #(?<number>[0-9]{1,9})\)|Merge pull request #(?<number>[0-9]{1,9}) from )",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Merge();

    [GeneratedRegex(
        @"^(?<title>.*?)\s*\(#(?<number>[0-9]{1,9})\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Squash();
}
