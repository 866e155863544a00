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
                log.Note($"would tell {observer.Describe()}: {happening.Summary}");
            }

            return;
        }

        await Task.WhenAll(observers.Select(observer => TellAsync(observer, happening))).ConfigureAwait(false);
    }

    private async Task TellAsync(ObserverAttribute observer, DeliveryEvent happening)
    {
        using var budget = new CancellationTokenSource(Budget, time);
        try
        {
            // WaitAsync as well: an observer that ignores its token must not hold the delivery up.
            await observer.ObserveAsync(happening, budget.Token).WaitAsync(budget.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            log.Note($"{observer.Describe()} was not told: {failure.GetType().Name}: {failure.Message}");
        }
    }
}
