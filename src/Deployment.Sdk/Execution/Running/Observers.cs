using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Tells everyone who wants to know. Never fails or delays a delivery.</summary>
internal sealed class Observers(ImmutableArray<ObserverAttribute> observers, bool isRehearsal, IDeliveryLog log, TimeProvider time)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public static Observers Of(Plan plan, EnvironmentDefinition environment, bool isRehearsal, IDeliveryLog log, TimeProvider time) =>
        new(
            [.. plan.Declarations.Select(declaration => declaration.Attribute).OfType<ObserverAttribute>(),
                .. environment.Of<ObserverAttribute>()],
            isRehearsal,
            log,
            time);

    public async Task TellAsync(DeliveryEvent happening)
    {
        if (isRehearsal)
        {
            foreach (var observer in observers)
            {
                log.Note($"would tell {Name(observer)}: {happening.Summary}");
            }

            return;
        }

        // Noted one after the other: a log is no place for several threads.
        foreach (var trouble in await Task.WhenAll(observers.Select(observer => TellAsync(observer, happening))).ConfigureAwait(false))
        {
            if (trouble is not null)
            {
                log.Note(trouble);
            }
        }
    }

    private async Task<string?> TellAsync(ObserverAttribute observer, DeliveryEvent happening)
    {
        using var budget = new CancellationTokenSource(Budget, time);
        try
        {
            // On a thread of its own and WaitAsync as well: one that blocks or ignores its token must not hold the delivery up.
            await Task.Run(() => observer.ObserveAsync(happening, budget.Token), CancellationToken.None)
                .WaitAsync(budget.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            return $"{Name(observer)} was not told within {Budget.TotalSeconds:0} s";
        }
        catch (Exception failure)
        {
            return $"{Name(observer)} was not told: {failure.GetType().Name}: {failure.Message}";
        }
    }

    private static string Name(ObserverAttribute observer) => Foreign.Text(observer.Describe, observer);
}
