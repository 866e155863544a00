using System.CommandLine;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>What an exception that left a verb means for its exit code. The steps of a delivery answer for their own.</summary>
internal static class UnexpectedEnd
{
    /// <summary>
    /// The last resort: ends a command that broke where nobody answered for it. A stack trace would say nothing to whoever reads a CI
    /// log.
    /// </summary>
    /// <param name="context">What it ran in.</param>
    /// <param name="parsed">The command line; null when it broke before it was read.</param>
    /// <param name="failure">What broke it.</param>
    /// <param name="cancellationToken">The one that stops the command.</param>
    public static int Tell(ProgramContext context, ParseResult? parsed, Exception failure, CancellationToken cancellationToken)
    {
        parsed ??= new Command("delivery").Parse([]);
        var output = new CliOutput(context.Host, parsed);
        var result = Of(failure, output, LedgerRun.RedactionOf(context).Apply, cancellationToken);
        return VerbEnd.Tell(
            output,
            UsageErrors.VerbOf(parsed),
            parsed.GetValue(CommonOptions.Rehearse),
            result.Outcome == DeliveryOutcome.Interrupted ? result with { Outcome = context.StoppedBy() ?? result.Outcome } : result);
    }

    public static DeliveryResult Of(Exception failure, CliOutput output, Func<string, string> mask, CancellationToken cancellationToken)
    {
        if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Interrupted, "stopped; nothing was changed");
        }

        output.Detail(failure, mask);
        var message = mask(failure.Message);
        return failure switch
        {
            HerokuException heroku =>
                new DeliveryResult(heroku.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed, message)
                {
                    Remedy = heroku.Remedy,
                },
            RehearsalException rehearsal =>
                new DeliveryResult(rehearsal.IsBusy ? DeliveryOutcome.LockHeld : DeliveryOutcome.Failed, message) { Remedy = rehearsal.Remedy },
            LedgerException ledger => Masked(Failures.OfLedger(ledger)),
            LeaseLostException => new DeliveryResult(DeliveryOutcome.LockHeld, message),
            IOException or UnauthorizedAccessException =>
                new DeliveryResult(DeliveryOutcome.Failed, message)
                {
                    Remedy = "let this user read and write what the message names, and make room where the disk is full; then repeat the command",
                },
            GitException or InvalidDataException => new DeliveryResult(DeliveryOutcome.Failed, message),
            _ => new DeliveryResult(DeliveryOutcome.StateUnknown, $"unexpected {failure.GetType().Name}: {message}")
            {
                Remedy = output.IsVerbose
                    ? "look at what runs with status; then report this, with the lines above"
                    : "look at what runs with status; repeat with --verbose to see where it comes from",
            },
        };

        DeliveryResult Masked(DeliveryResult result) => result with { Message = mask(result.Message) };
    }
}
