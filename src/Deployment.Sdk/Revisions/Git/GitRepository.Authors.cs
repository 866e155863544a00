using System.Collections.Concurrent;

namespace Deployment.Sdk.Revisions;

/// <content>Whose work commits are.</content>
internal sealed partial class GitRepository
{
    // What lies between two commits never changes.
    private readonly ConcurrentDictionary<(string? From, string To), IReadOnlyCollection<string>> _authors = [];

    /// <summary>
    /// The e-mails of everyone who wrote, alone or with others, a commit that is in one history and not in another. As they stand in the
    /// commits: a <c>.mailmap</c> is a file that anybody can change.
    /// </summary>
    /// <param name="from">The commit that is left out with everything before it; null takes all of the history.</param>
    /// <param name="to">The commit to begin at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when not all of these commits are here.</returns>
    public async Task<IReadOnlyCollection<string>?> AuthorsAsync(string? from, string to, CancellationToken cancellationToken)
    {
        if (_authors.TryGetValue((from, to), out var known))
        {
            return known;
        }

        if (await IsShallowAsync(cancellationToken).ConfigureAwait(false)
            || !await HasCommitAsync(to, cancellationToken).ConfigureAwait(false)
            || (from is not null && !(CommitHash.IsFull(from) && await HasCommitAsync(from, cancellationToken).ConfigureAwait(false))))
        {
            return null;
        }

        var output = Require(await AuthorsLogAsync(
            [CommitHash.Require(to), .. from is null ? Array.Empty<string>() : [$"^{CommitHash.Require(from)}"]], [], cancellationToken).ConfigureAwait(false));
        return _authors[(from, to)] = EmailsOf(Authorships(output));
    }

    /// <summary>
    /// How many commits are in the history of each of two commits and not in the other's; null when one of them is not here. Whose work
    /// the second has before the first is read along with it, for <see cref="AuthorsAsync"/>.
    /// </summary>
    /// <remarks>In a shallow clone only a zero is certain.</remarks>
    public async Task<(int Left, int Right)?> CountsAndAuthorsBetweenAsync(string left, string right, CancellationToken cancellationToken)
    {
        // Looked at before: a fetch of somebody else's may complete the history while git reads the half of it.
        var isWhole = !_isShallow;
        var output = await AuthorsLogAsync(
            [$"{CommitHash.Require(left)}...{CommitHash.Require(right)}"], ["--left-right"], cancellationToken).ConfigureAwait(false);
        if (!await AreHereAsync(output, left, right, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var lookup = Authorships(output).ToLookup(authorship => authorship.Side);
        if (isWhole)
        {
            _authors[(left, right)] = EmailsOf(lookup[">"]);
        }

        return (lookup["<"].Count(), lookup[">"].Count());
    }

    private Task<GitOutput> AuthorsLogAsync(string[] range, string[] options, CancellationToken cancellationToken) =>
        Git.RunLongAsync(
            [
                "log", "-z", "--encoding=UTF-8", .. options,
                "--format=%m%x00%ae%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0A)", EndOfOptions, .. range, "--",
            ],
            cancellationToken);

    // No field holds a NUL, and each may be empty.
    private static IEnumerable<(string Side, string Author, string Others)> Authorships(GitOutput output) =>
        output.Text.Split('\0').Chunk(3).Where(fields => fields.Length == 3).Select(fields => (fields[0], fields[1], fields[2]));

    private static string[] EmailsOf(IEnumerable<(string Side, string Author, string Others)> authorships) =>
        [
            .. authorships.SelectMany(commit => commit.Others.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Email).Prepend(commit.Author.Trim()))
                .Distinct(StringComparer.Ordinal),
        ];

    private static string Email(string person)
    {
        var (start, end) = (person.LastIndexOf('<'), person.LastIndexOf('>'));
        return (start >= 0 && end > start ? person[(start + 1)..end] : person).Trim();
    }
}
