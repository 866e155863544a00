namespace Deployment.Sdk.Revisions;

/// <summary>Finds what is to be delivered: what the user says comes before what CI says, and that before what git says.</summary>
internal static class RevisionSource
{
    /// <summary>Finds the revision, or why there is none. Reads no token.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="git">The repository.</param>
    /// <param name="ci">What CI, or the push that started this, says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RevisionResult> FindAsync(
        RevisionOptions options, GitRepository git, CiDetection ci, CancellationToken cancellationToken)
    {
        if (options.Branch is not null && BranchNameRule.Problem(options.Branch) is { } problem)
        {
            return Refused(RevisionRefusal.Usage($"--branch: {problem}."));
        }

        var notes = new List<string>();
        CiBuild? build = null;
        switch (ci)
        {
            case CiDetection.Found found:
                build = found.Build;
                break;
            case CiDetection.Refused refused when options is { IsRehearsal: true, Branch: not null }:
                notes.Add($"Only a rehearsal goes on here. {refused.Refusal.Reason}");
                break;
            case CiDetection.Refused refused:
                return Refused(refused.Refusal);
        }

        var (branch, refusal) = await RevisionBranch.FindAsync(options, build, git, cancellationToken).ConfigureAwait(false);
        if (branch is null)
        {
            return Refused(refusal!);
        }

        (var commit, refusal) = await new RevisionCommit(options, build, git, notes).FindAsync(branch, cancellationToken).ConfigureAwait(false);
        if (commit is null)
        {
            return Refused(refusal!);
        }

        await NoteCheckoutAsync(commit, build, git, notes, cancellationToken).ConfigureAwait(false);
        var origin = build is null ? RevisionOrigin.Git : new RevisionOrigin(build.Provider);
        return new RevisionResult.Found(
            new Revision(commit, branch, GitReference.Branch(branch), origin, build?.Trigger ?? ci.Trigger)
            {
                BuildUrl = build?.BuildUrl,
                Actor = build?.Actor,
                Notes = notes,
            });
    }

    private static async Task NoteCheckoutAsync(
        string commit, CiBuild? build, GitRepository git, List<string> notes, CancellationToken cancellationToken)
    {
        var head = await git.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (build is not null && head is not null && head != build.Commit)
        {
            notes.Add($"{build.Provider} {build.Verb} {CommitHash.Short(build.Commit)}, but {CommitHash.Short(head)} is checked out; " +
                $"{CommitHash.Short(commit)} is delivered.");
        }

        if (head == commit && await git.HasUncommittedChangesAsync(cancellationToken).ConfigureAwait(false))
        {
            notes.Add($"Changes that are not committed stay here; {CommitHash.Short(commit)} is delivered without them.");
        }
    }

    private static RevisionResult.Refused Refused(RevisionRefusal refusal) => new(refusal);
}
