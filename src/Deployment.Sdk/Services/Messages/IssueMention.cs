using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Services;

/// <summary>An issue that commits mention.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Commits">The commits that mention it, in the order of the delivery.</param>
internal sealed partial record IssueMention(int Number, ImmutableArray<DeliveredCommit> Commits)
{
    /// <summary>Each once, however often it is mentioned: as <c>#12</c>, <c>GH-12</c>, <c>owner/name#12</c> or by its address.</summary>
    /// <param name="commits">The commits.</param>
    /// <param name="repository">The repository, <c>owner/name</c>; a mention of another's is not one of this.</param>
    /// <param name="host">The host of the addresses.</param>
    /// <param name="withRequests">Whether pull requests are numbered like issues, so that <c>pull request #12</c> mentions one.</param>
    public static ImmutableArray<IssueMention> In(
        IReadOnlyList<DeliveredCommit> commits, string repository, string host, bool withRequests) =>
    [
        .. from commit in commits
           from number in Mention().Matches(commit.Message)
               .Where(match => (withRequests || !match.Groups["request"].Success)
                   && (!match.Groups["where"].Success || match.Groups["where"].Value.Equals(repository, StringComparison.OrdinalIgnoreCase))
                   && (!match.Groups["host"].Success || match.Groups["host"].Value.Equals(host, StringComparison.OrdinalIgnoreCase)))
               .Select(match => int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
               .Where(number => number > 0)
               .Distinct()
           group commit by number into mentioned
           select new IssueMention(mentioned.Key, [.. mentioned]),
    ];

    [GeneratedRegex(
        """
        (?<![\w/.&#-])
        (?: (?<request>[Pp]ull\ request\ )?(?<where>[\w.-]+/[\w.-]+)?\#
          | (?<request>[Pp]ull\ request\ )?GH-
          | https://(?<host>[\w.-]+)/(?<where>[\w.-]+/[\w.-]+)/(?:issues|(?<request>pull|pull-requests))/ )
        (?<number>[0-9]{1,9})(?!\w)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mention();
}
