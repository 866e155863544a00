using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>One line for each change, for CI, pipes and files.</summary>
internal sealed class PlainLog(TextWriter writer) : IDeliveryLog
{
    public void Heading(string text) => Line($"== {text}");

    public void Note(string text) => Line($"note: {text}");

    public void Begin(string step) => Line($"-> {step}");

    // The bar keeps a line that says "::error::" from being read as a command by CI.
    public void Output(string line) => Line($"   | {line}");

    public ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration)
    {
        Line(outcome.Kind switch
        {
            StepOutcomeKind.Succeeded => $"   done in {Durations.Text(duration)}",
            StepOutcomeKind.Failed => $"   FAILED after {Durations.Text(duration)}: {outcome.Reason}",
            _ => $"   UNKNOWN after {Durations.Text(duration)}: {outcome.Reason}",
        });
        return ValueTask.CompletedTask;
    }

    private void Line(string text) => writer.WriteLine(TerminalText.Neutralise(text));
}
