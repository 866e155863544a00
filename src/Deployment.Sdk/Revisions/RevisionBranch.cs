namespace Deployment.Sdk.Revisions;

/// <summary>Finds the branch that a revision is delivered as.</summary>
internal static class RevisionBranch
{
    public static async Task<(string? Branch, RevisionRefusal? Refusal)> FindAsync(
        RevisionOptions options, CiBuild? build, GitRepository git, CancellationToken cancellationToken)
    {
        if (options.Branch is not null)
        {
            // A build script says '--branch $CI_BRANCH', which adds nothing to what the provider says.
            var repeated = build is { BranchMayBeTag: true } && options.Branch == build.Branch && options.Commit is null;
            var suspicion = repeated ? await DoubtAsync(options.Branch, build!, git, cancellationToken).ConfigureAwait(false) : null;
            return suspicion is null ? (options.Branch, null) : (null, RevisionRefusal.Policy(suspicion));
        }

        if (build is null)
        {
            return await git.CurrentBranchAsync(cancellationToken).ConfigureAwait(false) is { } current
                ? (current, null)
                : (null, RevisionRefusal.Usage("No branch is checked out here (HEAD is detached). Say which one is delivered: --branch BRANCH."));
        }

        switch (build.Reference)
        {
            case { Kind: GitReferenceKind.Branch, Name: { } branch }:
                var doubt = build.BranchMayBeTag ? await DoubtAsync(branch, build, git, cancellationToken).ConfigureAwait(false) : null;
                return doubt is null ? (branch, null) : (null, RevisionRefusal.Policy(doubt));
            case { Kind: GitReferenceKind.Tag, Name: { } tag }:
                return (null, RevisionRefusal.Policy(TagBuild(build, VisibleText.Of(tag))));
            default:
                return (null, RevisionRefusal.Policy(
                    $"{build.Provider} does not say which branch {CommitHash.Short(build.Commit)} is built for. Say it: --branch BRANCH."));
        }
    }

    private static async Task<string?> DoubtAsync(
        string name, CiBuild build, GitRepository git, CancellationToken cancellationToken)
    {
        var tag = await git.TagTipAsync(name, cancellationToken).ConfigureAwait(false);
        var remote = await git.RemoteAsync(cancellationToken).ConfigureAwait(false);
        string?[] branches =
        [
            await git.BranchTipAsync(name, cancellationToken).ConfigureAwait(false),
            remote is null ? null : await git.TrackedTipAsync(remote, name, cancellationToken).ConfigureAwait(false),
        ];

        var isBranch = Array.Exists(branches, tip => tip is not null);
        if (isBranch)
        {
            // Only a commit that the tag is at, and the branch is not, tells that the build is the tag's.
            return tag == build.Commit && !branches.Contains(build.Commit)
                ? $"'{name}' is a branch and a tag here, and {CommitHash.Short(build.Commit)} is the tag's commit. {TagBuild(build, name)}"
                : null;
        }

        if (tag is not null)
        {
            return TagBuild(build, name);
        }

        return await git.RemoteTipAsync(name, cancellationToken).ConfigureAwait(false) switch
        {
            RemoteTip.Tip => null,
            RemoteTip.Unreachable unreachable =>
                $"{build.Provider} may put a tag's name where the branch belongs, and whether '{name}' is one cannot be told: {unreachable.Reason} " +
                "If it is a branch, say so: --branch BRANCH.",
            _ => $"{build.Provider} builds '{name}', which is neither a branch nor a tag of this repository. Say the branch: --branch BRANCH.",
        };
    }

    private static string TagBuild(CiBuild build, string tag) =>
        $"This {build.Provider} build is for the tag '{tag}', and only branches have a route. Say which branch the tag's commit is " +
        $"delivered as: --branch BRANCH --commit {build.Commit}.";
}
