using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Masks every known secret before anything is told to anyone. A log that can no longer be written, on a full disk or a closed
/// pipe, falls silent: it must not stop a delivery half-way.
/// </summary>
/// <param name="inner">What is told.</param>
/// <param name="redaction">What is masked from the start.</param>
/// <param name="isRehearsal">Whether it tells of a rehearsal.</param>
internal sealed class MaskedLog(IDeliveryLog inner, Redaction redaction, bool isRehearsal = false) : IDeliveryLog
{
    private readonly Lock _gate = new();
    private readonly Lock _telling = new();
    private volatile Redaction _redaction = redaction;
    private volatile bool _isBroken;

    public void Mask(IEnumerable<string> secrets)
    {
        lock (_gate)
        {
            _redaction = _redaction.With(secrets);
        }
    }

    public string Apply(string text) => _redaction.Apply(text);

    /// <summary>What is told to the person who runs the command: the commands in it are for them.</summary>
    public string Told(string text) => isRehearsal ? RehearsedCommand.In(Apply(text)) : Apply(text);

    public void Heading(string text) => Tell(log => log.Heading(Apply(text)));

    public void Note(string text) => Tell(log => log.Note(Told(text)));

    public void Begin(string step) => Tell(log => log.Begin(Apply(step)));

    public void Output(string line) => Tell(log => log.Output(Apply(line)));

    public async ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration)
    {
        var told = outcome.Reason is { } reason ? outcome with { Reason = Told(reason) } : outcome;
        try
        {
            if (!_isBroken)
            {
                await inner.EndAsync(Apply(step), told, duration).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (BrokenOutput.Is(failure))
        {
            _isBroken = true;
        }
    }

    private void Tell(Action<IDeliveryLog> tell)
    {
        try
        {
            // Steps, the output of builds and Heroku's warnings come from several threads.
            lock (_telling)
            {
                if (!_isBroken)
                {
                    tell(inner);
                }
            }
        }
        catch (Exception failure) when (BrokenOutput.Is(failure))
        {
            _isBroken = true;
        }
    }
}
