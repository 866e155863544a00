using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Services.TestRuns;

/// <summary>Tests say something about the files that are checked out, so these have to be the commit's.</summary>
internal static class CheckedOutCommit
{
    /// <summary>Why a test here would say nothing about a commit; null when it does.</summary>
    public static async Task<string?> ProblemAsync(string folder, string commit, CancellationToken cancellationToken)
    {
        try
        {
            var git = Directory.Exists(folder) ? await GitRepository.OpenAsync(folder, cancellationToken).ConfigureAwait(false) : null;
            var head = git is null ? null : await git.HeadAsync(cancellationToken).ConfigureAwait(false);
            return head is null ? $"{folder} is no checkout of a git repository"
                : head != commit ? $"{CommitHash.Short(head)} is checked out, not {CommitHash.Short(commit)}: check out what is to be delivered"
                : await git!.HasUncommittedChangesAsync(cancellationToken).ConfigureAwait(false)
                    ? $"files differ from what {CommitHash.Short(commit)} says: commit or restore them"
                : null;
        }
        catch (GitException failure)
        {
            return failure.Message;
        }
    }
}
