using System.Collections.Immutable;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Ledgers;

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

    /// <summary>Tells each of them, and says how it ended.</summary>
    public async Task<ImmutableArray<RecordedNotice>> TellAsync(DeliveryEvent happening)
    {
        var told = observers.Select(observer => (Observer: observer, Means: services.For(observer, happening))).ToArray();
        var ends = await Task.WhenAll(told.Select(each => TellAsync(each.Observer, happening, each.Means))).ConfigureAwait(false);

        // Noted one after the other: a log is no place for several threads, and a record has an order.
        foreach (var ((_, trouble), means) in ends.Zip(told, (end, each) => (end, each.Means)))
        {
            means.Close(happening.Summary);
            if (trouble is not null)
            {
                log.Note(trouble);
            }
        }

        return [.. ends.Select(end => end.Notice)];
    }

    private async Task<(RecordedNotice Notice, string? Trouble)> TellAsync(ObserverAttribute observer, DeliveryEvent happening, ServiceContext means)
    {
        var name = Name(observer);
        if (services.IsRehearsal && !observer.IsRehearsable)
        {
            return (new RecordedNotice(name, NoticeEnd.Rehearsed, null), $"would tell {name}: {happening.Summary}");
        }

        using var budget = new CancellationTokenSource(Budget, time);
        try
        {
            // On a thread of its own and WaitAsync as well: one that blocks or ignores its token must not hold the delivery up.
            await Task.Run(() => observer.ObserveAsync(happening, means, budget.Token), CancellationToken.None)
                .WaitAsync(budget.Token).ConfigureAwait(false);
            return (new RecordedNotice(name, services.IsRehearsal ? NoticeEnd.Rehearsed : NoticeEnd.Told, null), null);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            return NotTold($"within {Budget.TotalSeconds:0} s", " ");
        }
        catch (ServiceException failure)
        {
            return NotTold(failure.Message);
        }
        catch (Exception failure)
        {
            return NotTold($"{failure.GetType().Name}: {failure.Message}");
        }

        (RecordedNotice Notice, string? Trouble) NotTold(string reason, string join = ": ") =>
            (new RecordedNotice(name, NoticeEnd.NotTold, reason), $"{name} was not told{join}{reason}");
    }

    private static string Name(ObserverAttribute observer) => Foreign.Text(observer.Describe, observer);
}
