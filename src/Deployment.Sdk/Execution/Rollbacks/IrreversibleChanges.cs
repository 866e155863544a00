using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Whether older code would run on what only newer code understands.</summary>
internal static class IrreversibleChanges
{
    private const int MostNamed = 3;

    /// <summary>Why it may not go back; null when nothing irreversible lies in between. What cannot be told counts as irreversible.</summary>
    /// <param name="git">The repository; null outside of one.</param>
    /// <param name="target">The environment, with what it declares.</param>
    /// <param name="running">The commit that runs; null when unknown.</param>
    /// <param name="commit">The commit to go back to.</param>
    /// <param name="allowFetch">Whether git may fetch what is missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<string?> InTheWayAsync(
        GitRepository? git, Target target, string? running, string commit, bool allowFetch, CancellationToken cancellationToken)
    {
        var declared = target.Definition.Of<IrreversibleChangeAttribute>();
        if (declared.IsEmpty || running == commit)
        {
            return null;
        }

        if (git is null || running is null || !CommitHash.IsFull(running)
            || !await IsHereAsync(git, running, allowFetch, cancellationToken).ConfigureAwait(false)
            || !await IsHereAsync(git, commit, allowFetch, cancellationToken).ConfigureAwait(false))
        {
            return $"{target.Name} declares irreversible changes, and whether one lies between {CommitHash.Short(commit)} and what runs cannot be told: "
                + (git is null ? "there is no git repository here" : running is null ? "the commit that runs is unknown" : "one of the commits is not here");
        }

        foreach (var change in declared)
        {
            var commits = await git.CommitsTouchingAsync(commit, running, change.Files, MostNamed + 1, cancellationToken).ConfigureAwait(false);
            if (commits.Count > 0)
            {
                var names = string.Join(", ", commits.Take(MostNamed).Select(one => $"{CommitHash.Short(one.Commit)} \"{one.Subject}\""));
                return $"going back from {CommitHash.Short(running)} to {CommitHash.Short(commit)} crosses a change of {change.Files} that is declared irreversible"
                    + $"{(change.Reason is { } reason ? $" ({reason})" : "")}: {names}{(commits.Count > MostNamed ? " and more" : "")}";
            }
        }

        return null;
    }

    private static async Task<bool> IsHereAsync(GitRepository git, string commit, bool allowFetch, CancellationToken cancellationToken)
    {
        // In a shallow clone the commits between the two may be missing, and nobody would see the change.
        if (!await git.HasCommitAsync(commit, cancellationToken).ConfigureAwait(false) && allowFetch)
        {
            await git.FetchCommitAsync(commit, cancellationToken).ConfigureAwait(false);
        }

        if (allowFetch)
        {
            await git.DeepenAsync([commit], cancellationToken).ConfigureAwait(false);
        }

        return await git.HasCommitAsync(commit, cancellationToken).ConfigureAwait(false)
            && !await git.IsShallowAsync(cancellationToken).ConfigureAwait(false);
    }
}
