using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Tells everyone who wants to know. Never fails or delays a delivery.</summary>
internal sealed class Observers(ImmutableArray<ObserverAttribute> observers, ServiceSession services, IDeliveryLog log, TimeProvider time)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public static Observers Of(Plan plan, EnvironmentDefinition environment, ServiceSession services, IDeliveryLog log, TimeProvider time) =>
        new(
            [.. plan.Declarations.Select(declaration => declaration.Attribute).OfType<ObserverAttribute>(),
                .. environment.Of<ObserverAttribute>()],
            services,
            log,
            time);

    public bool IsEmpty => observers.IsEmpty;

    public async Task TellAsync(DeliveryEvent happening)
    {
        var told = observers.Select(observer => (Observer: observer, Means: services.For(observer, happening))).ToArray();
        var troubles = await Task.WhenAll(told.Select(each => TellAsync(each.Observer, happening, each.Means))).ConfigureAwait(false);

        // Noted one after the other: a log is no place for several threads, and a record has an order.
        foreach (var (trouble, means) in troubles.Zip(told, (trouble, each) => (trouble, each.Means)))
        {
            means.Close(happening.Summary);
            if (trouble is not null)
            {
                log.Note(trouble);
            }
        }

        services.Close(happening);
    }

    private async Task<string?> TellAsync(ObserverAttribute observer, DeliveryEvent happening, ServiceContext means)
    {
        if (services.IsRehearsal && !observer.IsRehearsable)
        {
            return $"would tell {Name(observer)}: {happening.Summary}";
        }

        using var budget = new CancellationTokenSource(Budget, time);
        try
        {
            // On a thread of its own and WaitAsync as well: one that blocks or ignores its token must not hold the delivery up.
            await Task.Run(() => observer.ObserveAsync(happening, means, budget.Token), CancellationToken.None)
                .WaitAsync(budget.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            return $"{Name(observer)} was not told within {Budget.TotalSeconds:0} s";
        }
        catch (ServiceException failure)
        {
            return $"{Name(observer)} was not told: {failure.Message}";
        }
        catch (Exception failure)
        {
            return $"{Name(observer)} was not told: {failure.GetType().Name}: {failure.Message}";
        }
    }

    private static string Name(ObserverAttribute observer) => Foreign.Text(observer.Describe, observer);
}
