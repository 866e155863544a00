namespace Deployment.Sdk.Revisions;

/// <summary>Finds the commit that a branch is delivered at.</summary>
internal sealed class RevisionCommit(RevisionOptions options, CiBuild? build, GitRepository git, List<string> notes)
{
    public async Task<(string? Commit, RevisionRefusal? Refusal)> FindAsync(string branch, CancellationToken cancellationToken)
    {
        if (options.Commit is not null)
        {
            return await GivenAsync(options.Commit, cancellationToken).ConfigureAwait(false);
        }

        if (build is not null && (options.Branch is null || branch == build.Branch))
        {
            if (await FetchedAsync(build.Commit, cancellationToken).ConfigureAwait(false) is not { } reason)
            {
                return (build.Commit, null);
            }

            if (!options.IsRehearsal || options.Branch is null)
            {
                return (null, RevisionRefusal.Diverged($"{build.Provider} {build.Verb} {build.Commit}, which is not in this clone. {reason}"));
            }

            notes.Add($"{build.Provider} {build.Verb} {CommitHash.Short(build.Commit)}, which is not in this clone; the rehearsal looks for '{branch}' itself.");
        }

        return options.Branch is null
            ? await git.HeadAsync(cancellationToken).ConfigureAwait(false) is { } head
                ? (head, null)
                : (null, RevisionRefusal.Usage($"The branch '{branch}' has no commit yet, so there is nothing to deliver."))
            : await TipAsync(branch, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(string?, RevisionRefusal?)> GivenAsync(string revision, CancellationToken cancellationToken)
    {
        if (await git.ResolveAsync(revision, cancellationToken).ConfigureAwait(false) is { } commit)
        {
            return (commit, null);
        }

        var shown = VisibleText.Of(revision);
        if (!CommitHash.IsFull(revision))
        {
            return (null, RevisionRefusal.Usage($"--commit: git finds no commit '{shown}' in this clone. Give the full hash, or fetch it first."));
        }

        var full = revision.ToLowerInvariant();
        if (await FetchedAsync(full, cancellationToken).ConfigureAwait(false) is { } reason)
        {
            return (null, RevisionRefusal.Usage($"--commit: {shown} is not in this clone. {reason}"));
        }

        // What was fetched may be a tag, which names a commit, or a folder, which does not.
        return await git.ResolveAsync(full, cancellationToken).ConfigureAwait(false) is { } fetched
            ? (fetched, null)
            : (null, RevisionRefusal.Usage($"--commit: {shown} is no commit. Give the full hash of one."));
    }

    private async Task<(string?, RevisionRefusal?)> TipAsync(string branch, CancellationToken cancellationToken)
    {
        var remote = await git.RemoteAsync(cancellationToken).ConfigureAwait(false);
        var local = await git.BranchTipAsync(branch, cancellationToken).ConfigureAwait(false);
        var tracked = remote is null ? null : await git.TrackedTipAsync(remote, branch, cancellationToken).ConfigureAwait(false);
        if (local is not null && tracked is not null && local != tracked)
        {
            notes.Add($"The local '{branch}' is at {CommitHash.Short(local)} and is delivered; when last fetched, '{remote}' had it at " +
                $"{CommitHash.Short(tracked)}.");
        }

        if ((local ?? tracked) is { } tip)
        {
            return (tip, null);
        }

        var (commit, reason) = await RemoteTipAsync(branch, cancellationToken).ConfigureAwait(false);
        if (commit is not null)
        {
            return (commit, null);
        }

        if (options.IsRehearsal && await git.HeadAsync(cancellationToken).ConfigureAwait(false) is { } head)
        {
            notes.Add($"Branch '{branch}' is absent here; the rehearsal takes HEAD, {CommitHash.Short(head)}.");
            return (head, null);
        }

        return (null, RevisionRefusal.Usage($"There is no branch '{branch}' here. {reason}"));
    }

    private async Task<(string? Commit, string Reason)> RemoteTipAsync(string branch, CancellationToken cancellationToken)
    {
        switch (await git.RemoteTipAsync(branch, cancellationToken).ConfigureAwait(false))
        {
            case RemoteTip.Tip tip when await git.HasCommitAsync(tip.Commit, cancellationToken).ConfigureAwait(false):
                return (tip.Commit, "");
            case RemoteTip.Tip tip when !options.AllowFetch:
                return (null, $"The remote '{tip.Remote}' has it. Leave out --no-fetch, or fetch it first: git fetch {tip.Remote}.");
            case RemoteTip.Tip tip:
                var fetched = await git.FetchBranchAsync(branch, cancellationToken).ConfigureAwait(false);
                return fetched is FetchResult.Failed failed ? (null, failed.Reason)
                    : await git.HasCommitAsync(tip.Commit, cancellationToken).ConfigureAwait(false) ? (tip.Commit, "")
                    : (null, $"'{branch}' was rewritten on '{tip.Remote}' while it was asked. Try again.");
            case RemoteTip.Absent absent:
                return (null, $"The remote '{absent.Remote}' has none either. Check the spelling, or create it: git branch {ShellText.Quote(branch)}.");
            case RemoteTip.Unreachable unreachable:
                return (null, unreachable.Reason);
            default:
                return (null, $"There is no remote to ask either. Check the spelling, or create it: git branch {ShellText.Quote(branch)}.");
        }
    }

    // Null when the commit is here, fetched if need be; otherwise why it is not.
    private async Task<string?> FetchedAsync(string commit, CancellationToken cancellationToken)
    {
        if (await git.HasCommitAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (!options.AllowFetch)
        {
            return $"Leave out --no-fetch, or fetch it first: git fetch origin {commit}.";
        }

        return await git.FetchCommitAsync(commit, cancellationToken).ConfigureAwait(false) is FetchResult.Failed failed ? failed.Reason : null;
    }
}
