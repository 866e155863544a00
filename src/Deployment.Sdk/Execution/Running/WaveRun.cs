using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Takes the steps of a delivery wave by wave. After the first failure nothing new is begun anywhere; what has arrived is finished.
/// </summary>
/// <param name="scope">The means that the steps share.</param>
/// <param name="takeAsync">Takes one step; null when it succeeded.</param>
internal sealed class WaveRun(RunScope scope, Func<StepInHand, RunScope, CancellationToken, Task<StepFailure?>> takeAsync)
{
    /// <param name="steps">The steps, those included that an earlier process ended.</param>
    /// <param name="done">The places of the steps that have ended well; those that do now are added.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What did not succeed.</returns>
    public async Task<IReadOnlyList<StepFailure>> RunAsync(
        IReadOnlyList<StepInHand> steps, HashSet<int> done, CancellationToken cancellationToken)
    {
        var failures = new List<StepFailure>();
        foreach (var wave in Wave.Of(steps.Where(step => step.Progress != StepProgress.Done)))
        {
            failures.AddRange(await RunAsync(DueOf(wave, failures), done, cancellationToken).ConfigureAwait(false));
            foreach (var left in wave.Steps.Where(hand => !done.Contains(hand.Place) && !failures.Any(failure => failure.Place == hand.Place)))
            {
                scope.Progress.LeaveOut(left.Step);
            }
        }

        return failures;
    }

    private Wave DueOf(Wave wave, List<StepFailure> failures) =>
        failures.Count == 0 ? wave
        : failures.Any(failure => failure.EndsAll) ? new Wave([])
        : new Wave([.. wave.Steps.Where(hand => hand.Step.Apps.All(scope.Progress.IsToBeFinished))]);

    // The first goes ahead, because what fails there would fail everywhere, and what is done there for all of them, such as migrating a
    // database that they share, is done once. The others follow at once, so many at a time.
    private async Task<IReadOnlyList<StepFailure>> RunAsync(Wave wave, HashSet<int> done, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<StepFailure>();
        var ended = new ConcurrentQueue<int>();
        var alone = wave.IsConcurrent ? 1 : wave.Steps.Length;
        foreach (var hand in wave.Steps.Take(alone).TakeWhile(_ => failures.IsEmpty))
        {
            await TakeAsync(hand, scope).ConfigureAwait(false);
        }

        if (failures.IsEmpty && alone < wave.Steps.Length)
        {
            await FollowAsync(wave.Steps[alone..], TakeAsync, failures, cancellationToken).ConfigureAwait(false);
        }

        done.UnionWith(ended);
        return [.. failures];

        async Task TakeAsync(StepInHand hand, RunScope within)
        {
            if (await takeAsync(hand, within with { Writer = within.Writer.OfStep() }, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                failures.Enqueue(failure);
            }
            else
            {
                ended.Enqueue(hand.Place);
            }
        }
    }

    private async Task FollowAsync(
        ImmutableArray<StepInHand> others,
        Func<StepInHand, RunScope, Task> followAsync,
        ConcurrentQueue<StepFailure> failures,
        CancellationToken cancellationToken)
    {
        var title = string.Create(
            CultureInfo.InvariantCulture, $"the same on {others.Length} more apps, {Wave.AtOnce} at a time: {NamedSome.Join(", ", [.. others.Select(step => step.Step.App)])}");
        var began = scope.Time.GetTimestamp();
        scope.Log.Begin(title);
        using var places = new SemaphoreSlim(Wave.AtOnce);
        var running = new List<Task>();
        foreach (var hand in others)
        {
            await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            if (failures.IsEmpty && await ReserveAsync(hand.Step, cancellationToken).ConfigureAwait(false) is { } wait)
            {
                scope.Progress.LeaveOut(hand.Step);
                failures.Enqueue(new StepFailure(hand.Place, hand.Step, wait, EndsAll: false));
            }

            if (!failures.IsEmpty)
            {
                break;
            }

            running.Add(InPlaceAsync(hand));
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        await scope.Log.EndAsync(
            title,
            failures.IsEmpty ? StepOutcome.Succeeded : StepOutcome.Failed(NamedSome.Join("; ", [.. failures.Select(failure => failure.Result.Message)])),
            scope.Time.GetElapsedTime(began)).ConfigureAwait(false);

        async Task InPlaceAsync(StepInHand hand)
        {
            try
            {
                await followAsync(hand, scope with { Log = new AppLog(scope.Log, hand.Step.App) }).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
    }

    // The account's last calls are for what is under way on other apps, and for taking back.
    private async Task<DeliveryResult?> ReserveAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        if (step is not (SetConfigStep or SetMaintenanceStep { On: true } or SetProcessesStep { Stopped: true } or ReleaseSlugStep))
        {
            return null;
        }

        try
        {
            return await RateReserve.AwaitAsync(scope.Heroku, scope.Log, scope.Time, cancellationToken, isUnderWay: true).ConfigureAwait(false) is { } refusal
                ? DeliveryResult.From(refusal)
                : null;
        }
        catch (Exception failure) when (failure is HerokuException or OperationCanceledException)
        {
            // The step finds out by itself, and says so.
            return null;
        }
    }
}
