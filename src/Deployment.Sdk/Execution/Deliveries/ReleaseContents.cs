using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a release brought, newest first.</summary>
/// <param name="Commits">The commits.</param>
/// <param name="Files">The files that differ; a renamed one under both names.</param>
/// <param name="Requests">The pull requests that were merged, as <c>#12 Title</c>; empty where nothing tells.</param>
internal sealed record ReleaseContents(IReadOnlyList<CommitSummary> Commits, IReadOnlyList<string> Files, IReadOnlyList<string> Requests)
{
    /// <summary>Whether a shallow clone is all that this is known from: what lies behind its end may be missing, or be there in error.</summary>
    public bool IsOfShallowClone { get; init; }

    /// <summary>
    /// From the repository here; where that is shallow, from a service that an observer is declared for, if one tells. Null where nothing tells.
    /// </summary>
    public static async Task<ReleaseContents?> FindAsync(
        DeliverySession session, GitRepository git, EnvironmentDefinition environment, string from, string to, ReleaseLimits most, CancellationToken cancellationToken)
    {
        var isHere = await git.HasCommitAsync(from, cancellationToken).ConfigureAwait(false);
        var isShallow = await git.IsShallowAsync(cancellationToken).ConfigureAwait(false);
        if ((!isHere || isShallow)
            && await new ReleaseHistories(session, environment).AskAsync(
                to, (history, services, token) => history.ReadAsync(from, to, most, services, token), cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        if (!isHere)
        {
            return null;
        }

        var arrived = git.DeliveredCommitsAsync(from, to, most.Commits + 1, cancellationToken);
        var files = git.ChangedFilesAsync(from, to, "**", cancellationToken);
        await Task.WhenAll(arrived, files).ConfigureAwait(false);
        var commits = await arrived.ConfigureAwait(false);
        return new ReleaseContents(
            [.. commits.Select(commit => new CommitSummary(commit.Hash, commit.Subject, commit.Author))],
            await files.ConfigureAwait(false) ?? [],
            [.. commits.Select(commit => MergedRequest.Of(commit.Message)).OfType<string>()])
        {
            IsOfShallowClone = isShallow,
        };
    }
}
