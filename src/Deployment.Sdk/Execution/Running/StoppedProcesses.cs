using System.Collections.Concurrent;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Process types as far as this delivery stopped them: they are started again on every path, with the number that was there.</summary>
internal sealed class StoppedProcesses(RunScope scope)
{
    private readonly ConcurrentDictionary<string, SetProcessesStep> _stopped = new(StringComparer.Ordinal);

    /// <summary>Takes over what an earlier process of the same delivery stopped, or was about to.</summary>
    public void Remember(StepInHand hand)
    {
        if (hand.Step is not SetProcessesStep step)
        {
            return;
        }

        if (step.Stopped)
        {
            _stopped[step.App] = step;
        }
        else if (hand.Progress == StepProgress.Done)
        {
            Forget(step.App);
        }
    }

    /// <param name="writer">The way of the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StepOutcome> SetAsync(FencedWriter writer, SetProcessesStep step, CancellationToken cancellationToken)
    {
        if (step.Stopped)
        {
            // Before the call: if its answer is lost, they may stand still all the same.
            _stopped[step.App] = step;
        }

        await SendAsync(writer, step, cancellationToken).ConfigureAwait(false);
        if (!step.Stopped)
        {
            Forget(step.App);
        }

        return StepOutcome.Succeeded;
    }

    /// <summary>Starts what still stands, one app whatever becomes of another. Null, or what a person has to do by hand.</summary>
    public async Task<string?> StartAsync()
    {
        var stuck = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            _stopped.Values.OrderBy(step => step.App, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = Wave.AtOnce },
            async (step, _) =>
            {
                using var limit = new CancellationTokenSource(Limits.TakeBack, scope.Time);
                var counts = Text(step);
                try
                {
                    await SendAsync(scope.Writer.AtEnd(), step with { Stopped = false }, limit.Token).ConfigureAwait(false);
                    Forget(step.App);
                    scope.Log.Note($"{counts} of {step.App} started again");
                }
                catch (Exception failure)
                {
                    stuck.Enqueue($"{step.App} still stands without its dynos ({failure.Message}): heroku ps:scale {counts} --app {step.App}");
                }
            }).ConfigureAwait(false);

        return stuck.IsEmpty ? null : string.Join("; ", stuck);
    }

    /// <summary>The process types and their numbers, as Heroku's command line takes them.</summary>
    public static string Text(SetProcessesStep step) => string.Join(' ', step.Counts.Select(count => $"{count.Type}={count.Quantity}"));

    private static Task SendAsync(FencedWriter writer, SetProcessesStep step, CancellationToken cancellationToken)
    {
        var update = new FormationUpdate(
            [.. step.Counts.Select(count => new FormationChange(count.Type, step.Stopped ? 0 : count.Quantity, null))]);
        Task<IReadOnlyList<Formation>> Send() => writer.UpdateFormationAsync(step.App, update, cancellationToken);
        return step.Stopped ? Send() : UrgentCall.SendAsync(Send);
    }

    private void Forget(string app) => _stopped.TryRemove(app, out _);
}
