namespace Deployment.Sdk.Revisions;

/// <content>Whose work commits are.</content>
internal sealed partial class GitRepository
{
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
        if (await IsShallowAsync(cancellationToken).ConfigureAwait(false)
            || !await HasCommitAsync(to, cancellationToken).ConfigureAwait(false)
            || (from is not null && !(CommitHash.IsFull(from) && await HasCommitAsync(from, cancellationToken).ConfigureAwait(false))))
        {
            return null;
        }

        var output = Require(await Git.RunLongAsync(
            [
                "log", "-z", "--encoding=UTF-8",
                "--format=author <%ae>%x00%(trailers:key=Co-authored-by,valueonly,separator=%x00)",
                EndOfOptions, CommitHash.Require(to), .. from is null ? Array.Empty<string>() : [$"^{CommitHash.Require(from)}"], "--",
            ],
            cancellationToken).ConfigureAwait(false));
        return [.. output.Entries.Select(Email).Distinct(StringComparer.Ordinal)];
    }

    private static string Email(string person)
    {
        var (start, end) = (person.LastIndexOf('<'), person.LastIndexOf('>'));
        return (start >= 0 && end > start ? person[(start + 1)..end] : person).Trim();
    }
}
