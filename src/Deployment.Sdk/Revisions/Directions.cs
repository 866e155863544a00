namespace Deployment.Sdk.Revisions;

/// <summary>Finds the direction of a delivery from the history of both commits.</summary>
internal static class Directions
{
    private const string Unshallow = "git fetch --unshallow";

    /// <summary>Compares a commit with the one that the target runs.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="deployedCommit">The commit of the slug that runs; null when Heroku does not know it.</param>
    /// <param name="commit">The full hash of the commit to deliver.</param>
    /// <param name="hadSucceededRelease">Whether any release with a slug ever succeeded on the target.</param>
    /// <param name="allowFetch">Whether git may fetch what is not here.</param>
    /// <param name="withAuthors">Whether it will be asked whose work arrives, which git can tell at once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Direction> FindAsync(
        GitRepository git, string? deployedCommit, string commit, bool hadSucceededRelease, bool allowFetch, bool withAuthors,
        CancellationToken cancellationToken)
    {
        if (!hadSucceededRelease)
        {
            return new Direction.First();
        }

        if (string.IsNullOrWhiteSpace(deployedCommit))
        {
            return new Direction.Unknown(
                "Heroku does not know which commit runs: its slug was made without one. " +
                "Whoever pushes that commit to the app once with git gives it one.");
        }

        if (!CommitHash.IsFull(deployedCommit))
        {
            return new Direction.Unknown(
                $"Heroku says that '{VisibleText.Of(deployedCommit)}' runs, which is not a full commit hash, so it cannot be compared.");
        }

        if (string.Equals(deployedCommit, commit, StringComparison.OrdinalIgnoreCase))
        {
            return new Direction.Same();
        }

        // Most often both commits are here, with all that came before them.
        var isShallow = git.IsShallowAsync(cancellationToken);
        var counts = withAuthors
            ? git.CountsAndAuthorsBetweenAsync(deployedCommit, commit, cancellationToken)
            : git.CountsBetweenAsync(deployedCommit, commit, cancellationToken);
        await Task.WhenAll(isShallow, counts).ConfigureAwait(false);
        if (await counts.ConfigureAwait(false) is { } known && !await isShallow.ConfigureAwait(false))
        {
            return Related(known) ?? new Direction.Diverged();
        }

        return await MissingAsync(git, deployedCommit, allowFetch, cancellationToken).ConfigureAwait(false)
            ?? await ArrivingMissingAsync(git, commit, allowFetch, cancellationToken).ConfigureAwait(false)
            ?? await CompareAsync(git, deployedCommit, commit, allowFetch, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Direction> CompareAsync(
        GitRepository git, string deployed, string commit, bool allowFetch, CancellationToken cancellationToken)
    {
        if (await git.IsShallowAsync(cancellationToken).ConfigureAwait(false))
        {
            // A yes is certain in a shallow clone too, but neither a no nor a count is.
            if (!allowFetch)
            {
                return await RelatedAsync(git, deployed, commit, cancellationToken).ConfigureAwait(false) ?? new Direction.Unknown(
                    $"How {CommitHash.Short(commit)} stands to {CommitHash.Short(deployed)} cannot be told: this clone is shallow.",
                    ByItself(Unshallow));
            }

            if (await git.DeepenAsync([commit, deployed], cancellationToken).ConfigureAwait(false) is FetchResult.Failed failed)
            {
                return await RelatedAsync(git, deployed, commit, cancellationToken).ConfigureAwait(false) ?? new Direction.Unknown(
                    $"How {CommitHash.Short(commit)} stands to {CommitHash.Short(deployed)} cannot be told: this clone is shallow " +
                    $"and cannot be completed. {failed.Reason}",
                    await RemoteTrouble.RemedyAsync(git, cancellationToken).ConfigureAwait(false) ?? $"complete it first: {Unshallow}");
            }
        }

        return await RelatedAsync(git, deployed, commit, cancellationToken).ConfigureAwait(false) ?? new Direction.Diverged();
    }

    private static async Task<Direction?> RelatedAsync(
        GitRepository git, string deployed, string commit, CancellationToken cancellationToken) =>
        await git.CountsBetweenAsync(deployed, commit, cancellationToken).ConfigureAwait(false) is { } counts
            ? Related(counts)
            : throw new GitException($"git cannot compare {CommitHash.Short(deployed)} and {CommitHash.Short(commit)}: one of them is gone");

    private static Direction? Related((int OfDeployed, int OfCommit) counts) => counts switch
    {
        (0, var ahead) => new Direction.Forward(ahead),
        (_, 0) => new Direction.Backward(),
        _ => null,
    };

    // Nothing is fetched while a lock is held either, whatever the command was told.
    private static string ByItself(string command) => $"run {command}, as a command does by itself without --no-fetch; then repeat it";

    // Going back on the target helps where what it runs is nowhere, and not where what arrives is.
    private static async Task<Direction?> ArrivingMissingAsync(
        GitRepository git, string commit, bool allowFetch, CancellationToken cancellationToken) =>
        await MissingAsync(git, commit, allowFetch, cancellationToken).ConfigureAwait(false) is { } missing
            ? missing with { Remedy = missing.Remedy ?? $"push commit {CommitHash.Short(commit)} to a branch of the remote, then repeat the command" }
            : null;

    private static async Task<Direction.Unknown?> MissingAsync(
        GitRepository git, string commit, bool allowFetch, CancellationToken cancellationToken)
    {
        if (await git.HasCommitAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (!allowFetch)
        {
            return new Direction.Unknown(
                $"Commit {commit} is not in this clone.",
                ByItself($"git fetch {await git.RemoteAsync(cancellationToken).ConfigureAwait(false) ?? "REMOTE"} {commit}"));
        }

        return await git.FetchCommitAsync(commit, cancellationToken).ConfigureAwait(false) is FetchResult.Failed failed
            ? new Direction.Unknown(
                $"Commit {commit} is not in this clone. {failed.Reason}", await RemoteTrouble.RemedyAsync(git, cancellationToken).ConfigureAwait(false))
            : null;
    }
}
