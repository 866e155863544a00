using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Masks every known secret before anything is told to anyone.</summary>
internal sealed class MaskedLog(IDeliveryLog inner, Redaction redaction) : IDeliveryLog
{
    private readonly Lock _gate = new();
    private volatile Redaction _redaction = redaction;

    public void Mask(IEnumerable<string> secrets)
    {
        lock (_gate)
        {
            _redaction = _redaction.With(secrets);
        }
    }

    public string Apply(string text) => _redaction.Apply(text);

    public void Heading(string text) => inner.Heading(Apply(text));

    public void Note(string text) => inner.Note(Apply(text));

    public void Begin(string step) => inner.Begin(Apply(step));

    public void Output(string line) => inner.Output(Apply(line));

    public ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration) =>
        inner.EndAsync(
            Apply(step),
            outcome.Reason is { } reason ? outcome with { Reason = Apply(reason) } : outcome,
            duration);
}
