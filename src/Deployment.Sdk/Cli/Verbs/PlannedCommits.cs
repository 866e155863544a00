using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>The commits that would arrive: what a release manager reads before saying yes.</summary>
internal static class PlannedCommits
{
    private const int Most = 50;

    public static async Task<PlannedCommit[]> BetweenAsync(
        DeliverySession session, TargetState state, string commit, CancellationToken cancellationToken)
    {
        if (session.Git is not { } git || state.Builder.RunningCommit is not { } running || running == commit)
        {
            return [];
        }

        var commits = await git.CommitsBetweenAsync(running, commit, Most, cancellationToken).ConfigureAwait(false);
        return [.. commits.Select(entry => new PlannedCommit(entry.Commit, session.Masked(entry.Author), session.Masked(entry.Subject)))];
    }
}
