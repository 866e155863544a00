using System.Collections.Concurrent;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Maintenance mode as far as this delivery switched it on. What it switched on it switches off, on every path; a person's
/// maintenance is left as found.
/// </summary>
internal sealed class MaintenanceSwitch(RunScope scope)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _on = new(StringComparer.Ordinal);

    /// <summary>Takes over what an earlier process of the same delivery switched, or was about to.</summary>
    public void Remember(StepInHand hand)
    {
        if (hand.Step is not SetMaintenanceStep step)
        {
            return;
        }

        if (step.On || hand.Progress == StepProgress.Done)
        {
            Note(step.App, step.On);
        }
    }

    /// <param name="writer">The way of the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StepOutcome> SetAsync(FencedWriter writer, SetMaintenanceStep step, CancellationToken cancellationToken)
    {
        if (step.On)
        {
            // Before the call: if its answer is lost, maintenance may be on all the same.
            Note(step.App, isOn: true);
        }

        Task<App> Send() => writer.UpdateAppAsync(step.App, new AppUpdate(step.On), cancellationToken);
        await (step.On ? Send() : UrgentCall.SendAsync(Send)).ConfigureAwait(false);
        if (!step.On)
        {
            Note(step.App, isOn: false);
        }

        return StepOutcome.Succeeded;
    }

    /// <summary>Lifts what is still on, one app whatever becomes of another. Null, or what a person has to do by hand.</summary>
    public async Task<string?> LiftAsync()
    {
        string[] on;
        lock (_gate)
        {
            on = [.. _on.Order(StringComparer.Ordinal)];
        }

        var stuck = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            on,
            new ParallelOptions { MaxDegreeOfParallelism = Wave.AtOnce },
            async (app, _) =>
            {
                using var limit = new CancellationTokenSource(Limits.TakeBack, scope.Time);
                try
                {
                    await UrgentCall.SendAsync(() => scope.Writer.AtEnd().UpdateAppAsync(app, new AppUpdate(false), limit.Token)).ConfigureAwait(false);
                    Note(app, isOn: false);
                    scope.Log.Note($"maintenance of {app} lifted");
                }
                catch (Exception failure)
                {
                    stuck.Enqueue($"{app} is still in maintenance ({failure.Message}): heroku maintenance:off --app {app}");
                }
            }).ConfigureAwait(false);

        return stuck.IsEmpty ? null : string.Join("; ", stuck);
    }

    private void Note(string app, bool isOn)
    {
        lock (_gate)
        {
            _ = isOn ? _on.Add(app) : _on.Remove(app);
        }
    }
}
