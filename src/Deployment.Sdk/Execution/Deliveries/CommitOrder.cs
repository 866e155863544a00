using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>How a commit lies to what a target runs, and which declared path patterns have changed in between.</summary>
internal sealed class CommitOrder(GitRepository? git, bool allowFetch)
{
    /// <summary>Both at once.</summary>
    public async Task<(Direction Direction, IReadOnlyDictionary<string, bool> Changes)> LookAsync(
        TargetState state, string commit, CancellationToken cancellationToken)
    {
        var early = ChangesAsync(state, commit, cancellationToken);
        var looking = DirectionAsync(state, commit, cancellationToken);
        await Task.WhenAll(early, looking).ConfigureAwait(false);
        var (direction, changes) = (await looking.ConfigureAwait(false), await early.ConfigureAwait(false));

        // A commit that was not here may have been fetched meanwhile.
        return (direction, changes.Count == Globs(state).Length ? changes : await ChangesAsync(state, commit, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The direction for the target as a whole: that of the app for which the move is least plain.</summary>
    private async Task<Direction> DirectionAsync(TargetState state, string commit, CancellationToken cancellationToken)
    {
        // An app that somebody else moved must not be moved back because its sister stands right.
        Direction worst = new Direction.Same();
        foreach (var app in state.Apps.DistinctBy(app => (app.Running?.Slug is null, app.RunningCommit, IsRetry(app, commit))))
        {
            var direction = await DirectionAsync(
                app, commit, !state.Target.Definition.Of<RequiresApprovalAttribute>().IsEmpty, cancellationToken).ConfigureAwait(false);
            worst = Weight(direction) > Weight(worst) ? direction : worst;
        }

        return worst;
    }

    /// <summary>For each path pattern that a step of the target is limited to, whether a matching file changed. What cannot be told counts as changed.</summary>
    private async Task<IReadOnlyDictionary<string, bool>> ChangesAsync(
        TargetState state, string commit, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, bool>(StringComparer.Ordinal);
        string?[] running = [.. state.Apps.Select(app => app.RunningCommit).Distinct(StringComparer.Ordinal)];
        if (git is null || running is not [{ } from] || from == commit || !CommitHash.IsFull(from))
        {
            return changes;
        }

        foreach (var glob in Globs(state))
        {
            if (await git.ChangedFilesAsync(from, commit, glob, cancellationToken).ConfigureAwait(false) is { } files)
            {
                changes[glob] = files.Count > 0;
            }
        }

        return changes;
    }

    private static string[] Globs(TargetState state) =>
        [.. state.Target.Definition.Of<StepAttribute>().Select(step => step.OnlyWhenChanged).OfType<string>().Distinct()];

    private async Task<Direction> DirectionAsync(AppState app, string commit, bool withAuthors, CancellationToken cancellationToken)
    {
        if (app.RunningCommit == commit)
        {
            // Decided without git: a promotion is possible from a folder that is no repository.
            return IsRetry(app, commit) ? new Direction.Forward(0) : new Direction.Same();
        }

        if (app.Running?.Slug is null)
        {
            return new Direction.First();
        }

        return git is null
            ? new Direction.Unknown(
                $"there is no git repository here to look up {CommitHash.Short(commit)} in", "run the command in a clone of the repository")
            : await Directions.FindAsync(
                git, app.RunningCommit, commit, hadSucceededRelease: true, allowFetch, withAuthors, cancellationToken).ConfigureAwait(false);
    }

    // The last attempt did not take: the same commit is work to do, not "nothing to do".
    private static bool IsRetry(AppState app, string commit) => app.RunningCommit == commit && app.Newest is { Status: "failed" };

    private static int Weight(Direction direction) => direction switch
    {
        Direction.Same => 0,
        Direction.First => 1,
        Direction.Forward => 2,
        Direction.Backward => 3,
        Direction.Diverged => 4,
        _ => 5,
    };
}
