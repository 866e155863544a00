using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What is looked up for the observers alone. What cannot be found out in time is left out: it delays and fails nothing.</summary>
/// <param name="Actor">Who delivers; null when nobody says.</param>
/// <param name="BuildUrl">The page of the CI build.</param>
/// <param name="Commits">The newest of the commits that arrive.</param>
/// <param name="CommitCount">How many arrive; null when unknown.</param>
internal sealed record NewsBackground(string? Actor, Uri? BuildUrl, IReadOnlyList<DeliveredCommit> Commits, int? CommitCount)
{
    /// <summary>How many commits are told at most; nobody reads more.</summary>
    private const int MostCommits = 50;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    /// <summary>How many are looked for where a service is asked: they are counted by being listed.</summary>
    private const int MostListed = 1_000;

    public static async Task<NewsBackground> GatherAsync(
        DeliverySession session, EnvironmentDefinition environment, string? from, string to, HerokuConnection heroku)
    {
        using var budget = new CancellationTokenSource(Budget, session.Time);
        var build = session.Ci is CiDetection.Found found ? found.Build : null;
        var (commits, count) = await CommitsAsync(session, environment, from, to, budget.Token).ConfigureAwait(false);
        return new NewsBackground(
            build?.Actor ?? await ActorAsync(session, heroku, budget.Token).ConfigureAwait(false), build?.BuildUrl, commits, count);
    }

    private static async Task<string?> ActorAsync(DeliverySession session, HerokuConnection heroku, CancellationToken cancellationToken)
    {
        try
        {
            return (session.Git is { } git ? await git.UserNameAsync(cancellationToken).ConfigureAwait(false) : null)
                ?? (await heroku.Reader.GetAccountAsync(cancellationToken).ConfigureAwait(false)).Email;
        }
        catch (Exception failure) when (failure is HerokuException or GitException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<(IReadOnlyList<DeliveredCommit> Commits, int? Count)> CommitsAsync(
        DeliverySession session, EnvironmentDefinition environment, string? from, string to, CancellationToken cancellationToken)
    {
        try
        {
            if (from is null || !CommitHash.IsFull(from))
            {
                return ([], null);
            }

            // A force push may have taken either away from here, and behind the end of a shallow clone lies what nobody sees.
            var git = session.Git;
            var isHere = git is not null
                && await git.HasCommitAsync(from, cancellationToken).ConfigureAwait(false)
                && await git.HasCommitAsync(to, cancellationToken).ConfigureAwait(false);
            if ((!isHere || await git!.IsShallowAsync(cancellationToken).ConfigureAwait(false))
                && await new ReleaseHistories(session, environment).AskAsync(
                    to, (history, services, token) => history.CommitsAsync(from, to, MostListed, services, token), cancellationToken).ConfigureAwait(false)
                    is { } listed)
            {
                return ([.. listed.Take(MostCommits)], listed.Count);
            }

            return !isHere ? ([], null) : (
                await git!.DeliveredCommitsAsync(from, to, MostCommits, cancellationToken).ConfigureAwait(false),
                (await git.CountsBetweenAsync(from, to, cancellationToken).ConfigureAwait(false))?.Right);
        }
        catch (Exception failure) when (failure is GitException or OperationCanceledException)
        {
            return ([], null);
        }
    }
}
