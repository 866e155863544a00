using System.CommandLine;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli;

/// <summary>The command line of a plan. The generator emits a <c>RunAsync</c> into the plan class that calls it.</summary>
public static class DeliveryProgram
{
    /// <summary>Runs one command and returns the process's exit code (<see cref="DeliveryOutcome"/>).</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="resolve">The plan's compiled routes.</param>
    /// <param name="args">The command line.</param>
    /// <param name="rehearsal">Where <c>--rehearse</c> goes; null when the project does not reference <c>Deployment.Sdk.Emulator</c>.</param>
    /// <param name="cancellationToken">Stops the command as Ctrl-C does.</param>
    public static Task<int> RunAsync(
        Plan plan,
        RouteResolver resolve,
        IReadOnlyList<string> args,
        IRehearsalHost? rehearsal = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(resolve);
        ArgumentNullException.ThrowIfNull(args);
        return RunAsync(new ProgramContext(plan, resolve, rehearsal, ProgramHost.Process()), args, cancellationToken);
    }

    internal static async Task<int> RunAsync(ProgramContext context, IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var parsed = CommandTree.Build(context).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await context.Host.Error.WriteLineAsync(TerminalText.Neutralise(error.Message)).ConfigureAwait(false);
            }

            await context.Host.Error.WriteLineAsync("see: dotnet run -- --help").ConfigureAwait(false);
            return (int)DeliveryOutcome.Usage;
        }

        using var signals = new TerminationSignals(cancellationToken);
        var exitCode = await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = context.Host.Output,
                Error = context.Host.Error,
                EnableDefaultExceptionHandler = false,
                // Signals are ours: a delivery has to lift maintenance before it ends.
                ProcessTerminationTimeout = null,
            },
            signals.Token).ConfigureAwait(false);
        // What ended well in spite of the signal, or left a state that somebody must look at, says so.
        return exitCode == (int)DeliveryOutcome.Interrupted ? signals.ExitCode ?? exitCode : exitCode;
    }
}
