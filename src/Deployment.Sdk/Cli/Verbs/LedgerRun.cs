using System.CommandLine;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Runs a verb that needs the ledger and nothing of Heroku.</summary>
internal static class LedgerRun
{
    /// <summary>Reads something from the ledger, and prints it.</summary>
    /// <param name="context">What it runs in.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="verb">What it is called.</param>
    /// <param name="read">Reads, or says why it does not.</param>
    /// <param name="print">Prints, and says how the command ended.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<int> ReadAsync<T>(
        ProgramContext context,
        ParseResult parsed,
        string verb,
        Func<ILedgerStore, CancellationToken, Task<Verdict<T>>> read,
        Func<T, CliOutput, DeliveryOutcome> print,
        CancellationToken cancellationToken)
        where T : class
    {
        var output = new CliOutput(context.Host, parsed);
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        T? found = null;
        var result = await ResultAsync(
            context,
            output,
            async token =>
            {
                var verdict = await OpenAsync(context, rehearse, read, token).ConfigureAwait(false);
                found = verdict.Refusal is null ? verdict.Value : null;
                return verdict.Refusal is { } refusal ? DeliveryResult.From(refusal) : new DeliveryResult(DeliveryOutcome.Done, "");
            },
            cancellationToken).ConfigureAwait(false);
        return found is null ? VerbEnd.Tell(output, verb, rehearse, result) : (int)print(found, output);
    }

    /// <summary>Whatever goes wrong becomes a result, and no result holds the ledger's password.</summary>
    public static async Task<DeliveryResult> ResultAsync(
        ProgramContext context,
        CliOutput output,
        Func<CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        var redaction = RedactionOf(context);
        DeliveryResult result;
        try
        {
            result = await run(cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            output.Detail(failure, redaction.Apply);
            result = DeliveryResult.From(LedgerSource.Refused(failure));
        }
        catch (Exception failure)
        {
            result = UnexpectedEnd.Of(failure, output, redaction.Apply, cancellationToken);
        }

        if (result.Outcome == DeliveryOutcome.Interrupted)
        {
            result = result with { Outcome = context.StoppedBy() ?? DeliveryOutcome.Interrupted };
        }

        return result with { Message = redaction.Apply(result.Message), Remedy = result.Remedy is { } remedy ? redaction.Apply(remedy) : null };
    }

    /// <summary>Hides every secret in the environment.</summary>
    public static Redaction RedactionOf(ProgramContext context) => new(
        LedgerSource.Secrets(context.Host.Environment).Concat(Credentials.SecretsIn(context.Plan, context.Host.Environment)));

    private static async Task<Verdict<T>> OpenAsync<T>(
        ProgramContext context,
        bool rehearse,
        Func<ILedgerStore, CancellationToken, Task<Verdict<T>>> read,
        CancellationToken cancellationToken)
        where T : class
    {
        var host = context.Host;
        var git = await GitRepository.OpenAsync(host.WorkingDirectory, cancellationToken).ConfigureAwait(false);
        var folder = rehearse
            ? RehearsalFolder.Of(context.Plan, git, host.Environment)
            : null;
        var source = new LedgerSource(context.Plan, git, context.Ledger, host.Environment, folder, host.Time);
        await using (source.ConfigureAwait(false))
        {
            var store = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            return store.Refusal is { } refusal ? refusal : await read(store.Value, cancellationToken).ConfigureAwait(false);
        }
    }
}
