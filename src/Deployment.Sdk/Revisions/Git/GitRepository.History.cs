using System.Globalization;

namespace Deployment.Sdk.Revisions;

/// <content>What commits say.</content>
internal sealed partial class GitRepository
{
    /// <summary>The e-mail of a commit's author, after <c>.mailmap</c>; null when the commit is not here.</summary>
    public async Task<string?> AuthorEmailAsync(string commit, CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(
            ["log", "-1", "--format=%aE", "--encoding=UTF-8", EndOfOptions, CommitHash.Require(commit), "--"], cancellationToken)
            .ConfigureAwait(false);
        return output.Succeeded && output.Line.Length > 0 ? output.Line : null;
    }

    /// <summary>The files that differ between two commits and match a glob (<c>**/migrations/**</c>), from the root of the tree.</summary>
    /// <returns>Null when one of the commits is not here, so that nobody takes "unknown" for "nothing".</returns>
    public async Task<IReadOnlyList<string>?> ChangedFilesAsync(string from, string to, string glob, CancellationToken cancellationToken)
    {
        // A rename counts as a file gone and a file come: renaming a migration out of the folder is a change to it.
        var output = await Git.RunAsync(
            [
                "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff",
                EndOfOptions, CommitHash.Require(from), CommitHash.Require(to), "--", $":(top,glob){glob}",
            ],
            cancellationToken).ConfigureAwait(false);
        return output.Succeeded || (await HasCommitAsync(from, cancellationToken).ConfigureAwait(false)
            && await HasCommitAsync(to, cancellationToken).ConfigureAwait(false))
                ? Require(output).Entries
                : null;
    }

    /// <summary>The commits that are in one history and not in another, newest first.</summary>
    /// <param name="from">The commit that is left out with everything before it; null takes all of the history.</param>
    /// <param name="to">The commit to begin at.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<CommitSummary>> CommitsBetweenAsync(
        string? from, string to, int limit, CancellationToken cancellationToken) => LogAsync(from, to, limit, [], [], cancellationToken);

    /// <summary>Those of them that touched a file which matches a glob, also where a later one put it back.</summary>
    /// <param name="from">The commit that is left out with everything before it.</param>
    /// <param name="to">The commit to begin at.</param>
    /// <param name="glob">The glob, such as <c>**/migrations/**</c>.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<CommitSummary>> CommitsTouchingAsync(
        string from, string to, string glob, int limit, CancellationToken cancellationToken) =>
        LogAsync(from, to, limit, ["--full-history"], [$":(top,glob){glob}"], cancellationToken);

    private async Task<IReadOnlyList<CommitSummary>> LogAsync(
        string? from, string to, int limit, string[] options, string[] paths, CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            "log", "-z", "--topo-order", "--encoding=UTF-8", "--format=%H%x00%s%x00%aN",
            $"--max-count={limit.ToString(CultureInfo.InvariantCulture)}", .. options, EndOfOptions, CommitHash.Require(to),
        ];
        if (from is not null)
        {
            arguments.Add($"^{CommitHash.Require(from)}");
        }

        var output = Require(await Git.RunAsync([.. arguments, "--", .. paths], cancellationToken).ConfigureAwait(false));
        // A subject or an author may be empty, so empty fields count.
        return [.. output.Text.Split('\0').Chunk(3).Where(fields => fields.Length == 3)
            .Select(fields => new CommitSummary(fields[0], fields[1], fields[2]))];
    }

    /// <summary>How many commits are in the history of each of two commits and not in the other's; null when one of them is not here.</summary>
    /// <remarks>In a shallow clone only a zero is certain.</remarks>
    public async Task<(int Left, int Right)?> CountsBetweenAsync(string left, string right, CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(
            [
                "rev-list", "--count", "--left-right", EndOfOptions, $"{CommitHash.Require(left)}...{CommitHash.Require(right)}", "--",
            ],
            cancellationToken).ConfigureAwait(false);
        return await AreHereAsync(output, left, right, cancellationToken).ConfigureAwait(false)
            && output.Line.Split('\t').Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray() is [var ofLeft, var ofRight]
                ? (ofLeft, ofRight)
                : null;
    }

    // Asked of a command that needs both: most often they are here, and nothing more has to be asked.
    private async Task<bool> AreHereAsync(GitOutput output, string left, string right, CancellationToken cancellationToken)
    {
        if (!output.Succeeded && !(await HasCommitAsync(left, cancellationToken).ConfigureAwait(false)
            && await HasCommitAsync(right, cancellationToken).ConfigureAwait(false)))
        {
            return false;
        }

        Require(output);
        (_here[left], _here[right]) = (true, true);
        return true;
    }

    /// <summary>The text of a file in a commit, such as its <c>Procfile</c>; null when it has none.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">The path from the root of the tree, with slashes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> ReadFileAsync(string commit, string path, CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(
            ["cat-file", "blob", EndOfOptions, $"{CommitHash.Require(commit)}:{path}"], cancellationToken).ConfigureAwait(false);
        return output.Succeeded ? output.Text : null;
    }

    /// <summary>Everything in a commit's tree, folders opened; null when the commit is not here.</summary>
    public async Task<IReadOnlyList<TreeEntry>?> TreeAsync(string commit, CancellationToken cancellationToken)
    {
        var output = await Git.RunLongAsync(
            ["ls-tree", "-r", "-l", "-z", "--full-tree", EndOfOptions, CommitHash.Require(commit)], cancellationToken).ConfigureAwait(false);
        return output.Succeeded ? [.. output.Entries.Select(TreeEntry.Parse)] : null;
    }
}
