using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Services.Trello;

/// <summary>A card that commits name by its address.</summary>
/// <param name="ShortLink">The eight characters of its address.</param>
/// <param name="Commits">The commits that name it, in the order of the delivery.</param>
internal sealed partial record NamedCard(string ShortLink, ImmutableArray<DeliveredCommit> Commits)
{
    /// <summary>Each card once, however often it is named, in the order of the commits.</summary>
    public static ImmutableArray<NamedCard> In(IReadOnlyList<DeliveredCommit> commits) =>
    [
        .. from commit in commits
           from link in Address().Matches(commit.Message).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)
           group commit by link into named
           select new NamedCard(named.Key, [.. named]),
    ];

    [GeneratedRegex(@"(?<![A-Za-z0-9.-])trello\.com/c/([A-Za-z0-9]{8})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}
