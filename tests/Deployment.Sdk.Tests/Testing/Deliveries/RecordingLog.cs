using System.Collections.Concurrent;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>Keeps what a delivery told.</summary>
internal sealed class RecordingLog : IDeliveryLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public void Heading(string text) => _lines.Enqueue($"== {text}");

    public void Note(string text) => _lines.Enqueue($"note: {text}");

    public void Begin(string step) => _lines.Enqueue($"-> {step}");

    public void Output(string line) => _lines.Enqueue($"| {line}");

    public ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration)
    {
        _lines.Enqueue($"{outcome.Kind}: {step}{(outcome.Reason is { } reason ? $": {reason}" : "")}");
        return ValueTask.CompletedTask;
    }
}
