using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>A person watches: the step under way spins, its output scrolls above it.</summary>
internal sealed class LiveLog(IAnsiConsole terminal) : IDeliveryLog
{
    private string? _step;
    private TaskCompletionSource? _ended;
    private Task _spinner = Task.CompletedTask;

    public void Heading(string text) => terminal.MarkupLine($"[bold]{Safe(text)}[/]");

    public void Note(string text) => terminal.MarkupLine($"[yellow]note[/] {Safe(text)}");

    public void Begin(string step)
    {
        _step = step;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ended = ended;
        _spinner = terminal.Status().StartAsync(Safe(step), _ => ended.Task);
    }

    public void Output(string line) => terminal.MarkupLine($"  [grey]|[/] {Safe(line)}");

    public async ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration)
    {
        _step = null;
        await StopSpinningAsync().ConfigureAwait(false);
        terminal.MarkupLine(outcome.Kind switch
        {
            StepOutcomeKind.Succeeded => $"[green]done[/] {Safe(step)} [grey]({Durations.Text(duration)})[/]",
            StepOutcomeKind.Failed => $"[red]failed[/] {Safe(step)}: {Safe(outcome.Reason ?? "")}",
            _ => $"[red]unknown[/] {Safe(step)}: {Safe(outcome.Reason ?? "")}",
        });
    }

    /// <summary>Asks something while a step is under way: a terminal spins or asks, never both.</summary>
    public async Task<T> AsideAsync<T>(Func<Task<T>> ask)
    {
        var step = _step;
        await StopSpinningAsync().ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            if (step is not null)
            {
                Begin(step);
            }
        }
    }

    private Task StopSpinningAsync()
    {
        _ended?.TrySetResult();
        return _spinner;
    }

    private static string Safe(string text) => Markup.Escape(TerminalText.Neutralise(text));
}
