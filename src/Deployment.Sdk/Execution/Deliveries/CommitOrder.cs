using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>How a commit lies to what a target runs, and which declared path patterns have changed in between.</summary>
internal sealed class CommitOrder(GitRepository? git, bool allowFetch)
{
    public async Task<Direction> DirectionAsync(TargetState state, string commit, CancellationToken cancellationToken)
    {
        var running = state.Builder;
        if (running.RunningCommit == commit)
        {
            // Decided without git: a promotion is possible from a folder that is no repository.
            return new Direction.Same();
        }

        if (running.Running?.Slug is null)
        {
            return new Direction.First();
        }

        return git is null
            ? new Direction.Unknown($"there is no git repository here to look up {commit[..8]} in")
            : await Directions.FindAsync(
                git, running.RunningCommit, commit, running.Running is not null, allowFetch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For each path pattern that a step of the target is limited to, whether a matching file changed. What cannot be told counts as changed.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ChangesAsync(
        TargetState state, string commit, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (git is null || state.Builder.RunningCommit is not { } running || running == commit)
        {
            return changes;
        }

        foreach (var glob in state.Target.Definition.Of<StepAttribute>().Select(step => step.OnlyWhenChanged).OfType<string>().Distinct())
        {
            if (await git.ChangedFilesAsync(running, commit, glob, cancellationToken).ConfigureAwait(false) is { } files)
            {
                changes[glob] = files.Count > 0;
            }
        }

        return changes;
    }
}
