using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>The observers of a plan and of an environment whose services know the history of the repository.</summary>
internal sealed class ReleaseHistories(DeliverySession session, EnvironmentDefinition environment)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    /// <summary>What the first of them says that knows; null when none does, and then the log says why.</summary>
    /// <param name="to">The commit that is asked about.</param>
    /// <param name="read">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T?> AskAsync<T>(
        string to, Func<IReleaseHistory, IServiceContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        var declared = session.Plan.Declarations.Select(declaration => declaration.Attribute).Concat(environment.Of<ObserverAttribute>());
        foreach (var observer in declared.OfType<ObserverAttribute>())
        {
            if (observer is IReleaseHistory history
                && await AskAsync(observer, to, (services, token) => read(history, services, token), cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<T?> AskAsync<T>(
        ObserverAttribute observer, string to, Func<IServiceContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        var means = session.Services.For(observer, environment.Name);
        using var budget = new CancellationTokenSource(Budget, session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        string trouble;
        try
        {
            return await read(means, both.Token).ConfigureAwait(false);
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
            // What a release brought is asked for words about it, and no delivery depends on them.
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
