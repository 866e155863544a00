using System.CommandLine;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli;

/// <summary>The command line of a plan. The generator emits a <c>RunAsync</c> into the plan class that calls it.</summary>
public static class DeliveryProgram
{
    // Each of a child process's two pipes holds a thread of the pool while it is read, and a CI machine often has two cores: at two
    // threads the processes of one command would wait for each other.
    private const int Threads = 8;

    /// <summary>Runs one command and returns the process's exit code (<see cref="DeliveryOutcome"/>).</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="resolve">The plan's compiled routes.</param>
    /// <param name="args">The command line.</param>
    /// <param name="rehearsal">Where <c>--rehearse</c> goes; null when the project does not reference <c>Deployment.Sdk.Emulator</c>.</param>
    /// <param name="ledger">Opens what <c>DEPLOYMENT_LEDGER_URL</c> names; null when the project does not reference <c>Deployment.Sdk.PostgreSql</c>.</param>
    /// <param name="cancellationToken">Stops the command as Ctrl-C does.</param>
    public static async Task<int> RunAsync(
        Plan plan,
        RouteResolver resolve,
        IReadOnlyList<string> args,
        IRehearsalHost? rehearsal = null,
        ILedgerHost? ledger = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(resolve);
        ArgumentNullException.ThrowIfNull(args);
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads), completions);
        ProgramHost host;
        try
        {
            host = ProgramHost.Process();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(
                $"the current folder is gone, or this user may not be in it ({failure.Message}): go to another one").ConfigureAwait(false);
            return (int)DeliveryOutcome.Failed;
        }

        return await RunAsync(new ProgramContext(plan, resolve, rehearsal, host) { Ledger = ledger }, args, cancellationToken).ConfigureAwait(false);
    }

    internal static Task<int> RunAsync(ProgramContext context, IReadOnlyList<string> args, CancellationToken cancellationToken) =>
        RunAsync(context, CommandTree.Build, args, cancellationToken);

    /// <summary>Runs a command line that is not the plan's whole one.</summary>
    /// <param name="context">What it runs in.</param>
    /// <param name="commands">Makes its commands.</param>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Stops the command as Ctrl-C does.</param>
    internal static async Task<int> RunAsync(
        ProgramContext context, Func<ProgramContext, Command> commands, IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        try
        {
            return await RunCommandAsync(context, commands, args, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (BrokenOutput.Is(failure))
        {
            // What was asked for cannot be printed. Deliveries end by their own exit code before they come here.
            LostOutput.Tell(context.Host.Error, failure);
            return (int)DeliveryOutcome.Failed;
        }
    }

    private static async Task<int> RunCommandAsync(
        ProgramContext context, Func<ProgramContext, Command> commands, IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        using var signals = new TerminationSignals(cancellationToken);
        context = context with { StoppedBy = () => signals.Signal };

        ParseResult? parsed = null;
        try
        {
            // A branch may begin with @, and no argument of ours is a file to read arguments from.
            parsed = commands(context).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            string[] errors = [.. ParsingFaults.Of(parsed), .. ScenarioOptions.Errors(parsed)];
            return errors.Length > 0
                ? UsageErrors.Tell(context, parsed, errors)
                : await InvokeAsync(context, parsed, signals.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (!BrokenOutput.Is(failure))
        {
            return UnexpectedEnd.Tell(context, parsed, failure, signals.Token);
        }
    }

    private static Task<int> InvokeAsync(ProgramContext context, ParseResult parsed, CancellationToken cancellationToken) => parsed.InvokeAsync(
        new InvocationConfiguration
        {
            Output = context.Host.Output,
            Error = context.Host.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are ours: a delivery has to lift maintenance before it ends.
            ProcessTerminationTimeout = null,
        },
        cancellationToken);
}
