using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Masks every known secret before anything is told to anyone.</summary>
internal sealed class MaskedLog(IDeliveryLog inner, Redaction redaction) : IDeliveryLog
{
    public void Heading(string text) => inner.Heading(redaction.Apply(text));

    public void Note(string text) => inner.Note(redaction.Apply(text));

    public void Begin(string step) => inner.Begin(redaction.Apply(step));

    public void Output(string line) => inner.Output(redaction.Apply(line));

    public ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration) =>
        inner.EndAsync(
            redaction.Apply(step),
            outcome.Reason is { } reason ? outcome with { Reason = redaction.Apply(reason) } : outcome,
            duration);
}
