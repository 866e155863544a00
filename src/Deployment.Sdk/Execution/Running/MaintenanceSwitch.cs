using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Maintenance mode as far as this delivery switched it on. What it switched on it switches off, on every path; a person's
/// maintenance is left as found.
/// </summary>
internal sealed class MaintenanceSwitch(RunScope scope)
{
    private readonly List<string> _on = [];

    /// <summary>Takes over what an earlier process of the same delivery switched, or was about to.</summary>
    public void Remember(StepInHand hand)
    {
        if (hand.Step is not SetMaintenanceStep step)
        {
            return;
        }

        if (step.On)
        {
            _on.Add(step.App);
        }
        else if (hand.Progress == StepProgress.Done)
        {
            _on.Remove(step.App);
        }
    }

    public async Task<StepOutcome> SetAsync(SetMaintenanceStep step, CancellationToken cancellationToken)
    {
        if (step.On)
        {
            // Before the call: if its answer is lost, maintenance may be on all the same.
            _on.Remove(step.App);
            _on.Add(step.App);
        }

        await scope.Writer.UpdateAppAsync(step.App, new AppUpdate(step.On), cancellationToken).ConfigureAwait(false);
        if (!step.On)
        {
            _on.Remove(step.App);
        }

        return StepOutcome.Succeeded;
    }

    /// <summary>Lifts what is still on, one app whatever becomes of another. Null, or what a person has to do by hand.</summary>
    public async Task<string?> LiftAsync()
    {
        var stuck = new List<string>();
        foreach (var app in _on.ToArray())
        {
            using var limit = new CancellationTokenSource(Limits.CleanUp, scope.Time);
            try
            {
                await scope.Writer.UpdateAppAsync(app, new AppUpdate(false), limit.Token).ConfigureAwait(false);
                _on.Remove(app);
                scope.Log.Note($"maintenance of {app} lifted");
            }
            catch (Exception failure)
            {
                stuck.Add($"{app} is still in maintenance ({failure.Message}): heroku maintenance:off --app {app}");
            }
        }

        return stuck.Count == 0 ? null : string.Join("; ", stuck);
    }
}
