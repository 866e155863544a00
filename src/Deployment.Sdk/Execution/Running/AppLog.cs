namespace Deployment.Sdk.Execution;

/// <summary>Tells of one of several apps that are delivered to at once: lines of one step, each with the app's name.</summary>
internal sealed class AppLog(IDeliveryLog inner, string app) : IDeliveryLog
{
    public void Heading(string text) => inner.Output($"{app}: {text}");

    public void Note(string text) => inner.Note($"{app}: {text}");

    public void Begin(string step)
    {
        // That it ended is enough.
    }

    public void Output(string line) => inner.Output($"{app}: {line}");

    public ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration)
    {
        inner.Output(outcome.Kind switch
        {
            StepOutcomeKind.Succeeded => $"{app}: done in {Durations.Text(duration)}",
            StepOutcomeKind.Failed => $"{app}: FAILED: {outcome.Reason}",
            _ => $"{app}: UNKNOWN: {outcome.Reason}",
        });
        return ValueTask.CompletedTask;
    }
}
