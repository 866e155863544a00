using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a release brought, newest first.</summary>
/// <param name="Commits">The commits.</param>
/// <param name="Files">The files that differ; a renamed one under both names.</param>
/// <param name="Requests">The pull requests that were merged, as <c>#12 Title</c>; empty where nothing tells.</param>
internal sealed record ReleaseContents(IReadOnlyList<CommitSummary> Commits, IReadOnlyList<string> Files, IReadOnlyList<string> Requests)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

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
        if (!isHere || isShallow)
        {
            var declared = session.Plan.Declarations.Select(declaration => declaration.Attribute).Concat(environment.Of<ObserverAttribute>());
            foreach (var observer in declared.OfType<ObserverAttribute>().Where(observer => observer is IReleaseHistory))
            {
                if (await AskAsync(session, observer, environment.Name, from, to, most, cancellationToken).ConfigureAwait(false) is { } contents)
                {
                    return contents;
                }
            }
        }

        if (!isHere)
        {
            return null;
        }

        var commits = git.CommitsBetweenAsync(from, to, most.Commits + 1, cancellationToken);
        var files = git.ChangedFilesAsync(from, to, "**", cancellationToken);
        await Task.WhenAll(commits, files).ConfigureAwait(false);
        return new ReleaseContents(await commits.ConfigureAwait(false), await files.ConfigureAwait(false) ?? [], [])
        {
            IsOfShallowClone = isShallow,
        };
    }

    private static async Task<ReleaseContents?> AskAsync(
        DeliverySession session, ObserverAttribute observer, string environment, string from, string to, ReleaseLimits most, CancellationToken cancellationToken)
    {
        var means = session.Services.For(observer, environment);
        using var budget = new CancellationTokenSource(Budget, session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        string trouble;
        try
        {
            return await ((IReleaseHistory)observer).ReadAsync(from, to, most, means, both.Token).ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            trouble = failure.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            trouble = $"there was no answer within {Budget.TotalSeconds:0} s";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The delivery is done, whatever becomes of its note.
            trouble = $"{failure.GetType().Name}: {failure.Message}";
        }
        finally
        {
            means.Close($"what {CommitHash.Short(to)} brought");
        }

        session.Log.Note($"this clone is too shallow to tell what {CommitHash.Short(to)} brought, and {observer.Describe()} did not: {trouble}");
        return null;
    }
}
