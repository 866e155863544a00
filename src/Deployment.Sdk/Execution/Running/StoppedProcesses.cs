using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Process types as far as this delivery stopped them: they are started again on every path, with the number that was there.</summary>
internal sealed class StoppedProcesses(RunScope scope)
{
    private readonly List<SetProcessesStep> _stopped = [];

    /// <summary>Takes over what an earlier process of the same delivery stopped, or was about to.</summary>
    public void Remember(StepInHand hand)
    {
        if (hand.Step is not SetProcessesStep step)
        {
            return;
        }

        if (step.Stopped)
        {
            _stopped.Add(step);
        }
        else if (hand.Progress == StepProgress.Done)
        {
            Forget(step.App);
        }
    }

    public async Task<StepOutcome> SetAsync(SetProcessesStep step, CancellationToken cancellationToken)
    {
        if (step.Stopped)
        {
            // Before the call: if its answer is lost, they may stand still all the same.
            Forget(step.App);
            _stopped.Add(step);
        }

        await SendAsync(step, cancellationToken).ConfigureAwait(false);
        if (!step.Stopped)
        {
            Forget(step.App);
        }

        return StepOutcome.Succeeded;
    }

    /// <summary>Starts what still stands, one app whatever becomes of another. Null, or what a person has to do by hand.</summary>
    public async Task<string?> StartAsync()
    {
        var stuck = new List<string>();
        foreach (var step in _stopped.ToArray())
        {
            using var limit = new CancellationTokenSource(Limits.CleanUp, scope.Time);
            var counts = string.Join(' ', step.Counts.Select(count => $"{count.Type}={count.Quantity}"));
            try
            {
                await SendAsync(step with { Stopped = false }, limit.Token).ConfigureAwait(false);
                Forget(step.App);
                scope.Log.Note($"{counts} of {step.App} started again");
            }
            catch (Exception failure)
            {
                stuck.Add($"{step.App} still stands without its dynos ({failure.Message}): heroku ps:scale {counts} --app {step.App}");
            }
        }

        return stuck.Count == 0 ? null : string.Join("; ", stuck);
    }

    private Task SendAsync(SetProcessesStep step, CancellationToken cancellationToken) =>
        scope.Writer.UpdateFormationAsync(
            step.App,
            new FormationUpdate([.. step.Counts.Select(count => new FormationChange(count.Type, step.Stopped ? 0 : count.Quantity, null))]),
            cancellationToken);

    private void Forget(string app) => _stopped.RemoveAll(step => step.App == app);
}
