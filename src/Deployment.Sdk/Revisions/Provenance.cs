namespace Deployment.Sdk.Revisions;

/// <summary>A branch name is only a label: this asks the remote whether the commit is really on that branch.</summary>
internal static class Provenance
{
    /// <summary>Asks the remote for the branch, fetches what is missing, and looks for the commit in its history.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <param name="commit">The full hash of the commit.</param>
    /// <param name="allowFetch">Whether git may fetch; the remote is asked either way.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ProvenanceResult> CheckAsync(
        GitRepository git, string branch, string commit, bool allowFetch, CancellationToken cancellationToken)
    {
        if (BranchNameRule.Problem(branch) is { } problem)
        {
            return new ProvenanceResult.BranchAbsent($"No remote can have that branch: {problem}.");
        }

        switch (await git.RemoteTipAsync(branch, cancellationToken).ConfigureAwait(false))
        {
            case RemoteTip.NoRemote:
                return new ProvenanceResult.NoRemote(
                    $"No remote can be asked whether {CommitHash.Short(commit)} is on '{branch}': there is none, or several and none " +
                    "called 'origin'. Name the shared one: git remote add origin ADDRESS.");
            case RemoteTip.Absent absent:
                return new ProvenanceResult.BranchAbsent(
                    $"The remote '{absent.Remote}' has no branch '{branch}'. Push it first: git push {absent.Remote} {ShellText.Quote(branch)}.");
            case RemoteTip.Unreachable unreachable:
                return new ProvenanceResult.Unknown(
                    $"Whether {CommitHash.Short(commit)} is on '{branch}' cannot be told: {unreachable.Reason}",
                    RemoteTrouble.Unreachable(await git.RemoteAsync(cancellationToken).ConfigureAwait(false)));
            case RemoteTip.Tip tip when string.Equals(tip.Commit, commit, StringComparison.OrdinalIgnoreCase):
                return new ProvenanceResult.Contained(tip.Commit, IsTip: true);
            case RemoteTip.Tip tip:
                return await SearchAsync(git, branch, commit, tip, allowFetch, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException("The remote gave an answer of no known kind.");
        }
    }

    private static async Task<ProvenanceResult> SearchAsync(
        GitRepository git, string branch, string commit, RemoteTip.Tip tip, bool allowFetch, CancellationToken cancellationToken)
    {
        var question = $"Whether {CommitHash.Short(commit)} is on '{branch}' cannot be told";
        if (!await git.HasCommitAsync(tip.Commit, cancellationToken).ConfigureAwait(false))
        {
            if (!allowFetch)
            {
                return new ProvenanceResult.Unknown(
                    $"{question}: '{branch}' is at {CommitHash.Short(tip.Commit)} on '{tip.Remote}', and that commit is not here.",
                    $"leave out --no-fetch, or fetch it first: git fetch {tip.Remote}");
            }

            if (await git.FetchBranchAsync(branch, cancellationToken).ConfigureAwait(false) is FetchResult.Failed failed)
            {
                return new ProvenanceResult.Unknown($"{question}: {failed.Reason}", RemoteTrouble.Unreachable(tip.Remote));
            }

            if (!await git.HasCommitAsync(tip.Commit, cancellationToken).ConfigureAwait(false))
            {
                return new ProvenanceResult.Unknown(
                    $"{question}: '{branch}' was rewritten on '{tip.Remote}' while it was asked.", "repeat the command");
            }
        }

        // With the whole of the tip's history here, a commit that is not here is not in it.
        if (await IsInAsync(git, commit, tip.Commit, cancellationToken).ConfigureAwait(false))
        {
            return new ProvenanceResult.Contained(tip.Commit, IsTip: false);
        }

        if (await git.IsShallowAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!allowFetch)
            {
                return new ProvenanceResult.Unknown(
                    $"{question}: this clone is shallow.",
                    $"leave out --no-fetch, or complete it first: git fetch --unshallow {tip.Remote}");
            }

            if (await git.DeepenAsync([tip.Commit], cancellationToken).ConfigureAwait(false) is FetchResult.Failed failed)
            {
                return new ProvenanceResult.Unknown(
                    $"{question}: this clone is shallow and cannot be completed. {failed.Reason}", RemoteTrouble.Unreachable(tip.Remote));
            }

            if (await IsInAsync(git, commit, tip.Commit, cancellationToken).ConfigureAwait(false))
            {
                return new ProvenanceResult.Contained(tip.Commit, IsTip: false);
            }
        }

        return new ProvenanceResult.NotContained(
            $"{CommitHash.Short(commit)} is not on '{branch}' of '{tip.Remote}', which is at {CommitHash.Short(tip.Commit)}. " +
            $"Merge and push it first; a branch name is only a label.");
    }

    private static async Task<bool> IsInAsync(GitRepository git, string commit, string tip, CancellationToken cancellationToken) =>
        await git.HasCommitAsync(commit, cancellationToken).ConfigureAwait(false)
        && await git.IsAncestorAsync(commit, tip, cancellationToken).ConfigureAwait(false);
}
