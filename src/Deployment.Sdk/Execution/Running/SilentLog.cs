namespace Deployment.Sdk.Execution;

/// <summary>For programs that want the result alone.</summary>
internal sealed class SilentLog : IDeliveryLog
{
    public static SilentLog Instance { get; } = new();

    public void Heading(string text)
    {
    }

    public void Note(string text)
    {
    }

    public void Begin(string step)
    {
    }

    public void Output(string line)
    {
    }

    public ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration) => ValueTask.CompletedTask;
}
