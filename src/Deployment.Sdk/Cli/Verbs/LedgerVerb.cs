using System.CommandLine;
using System.Globalization;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>ledger</c>: where it is, and setting up a shared one.</summary>
internal static class LedgerVerb
{
    public static Command Create(ProgramContext context)
    {
        var status = new Command("status", "Show where the ledger is and what is in it.");
        status.SetAction((parsed, cancellationToken) => LedgerRun.ReadAsync(
            context,
            parsed,
            "ledger status",
            (store, token) => StatusAsync(store, parsed.GetValue(CommonOptions.Rehearse), token),
            Print,
            cancellationToken));
        var migrate = new Command(
            "migrate", $"Set up the ledger that {LedgerSource.Variable} names, or bring it up to date; needs the role that owns the database.");
        migrate.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var result = await LedgerRun.ResultAsync(context, output, token => MigrateAsync(context, output, token), cancellationToken)
                .ConfigureAwait(false);
            return VerbEnd.Tell(output, "ledger migrate", parsed.GetValue(CommonOptions.Rehearse), result);
        });
        return new Command("ledger", "Look at the ledger, or set up a shared one.") { status, migrate };
    }

    private static async Task<Verdict<LedgerDocument>> StatusAsync(ILedgerStore store, bool rehearse, CancellationToken cancellationToken)
    {
        var streams = new List<LedgerDocument.LedgerStream>();
        foreach (var stream in await store.ListStreamsAsync(cancellationToken).ConfigureAwait(false))
        {
            var newest = (await store.ReadAsync(stream, 0, cancellationToken).ConfigureAwait(false))[^1];
            streams.Add(new LedgerDocument.LedgerStream(stream, newest.Version, newest.Hash));
        }

        return new LedgerDocument(1, store.Name, store.IsShared, rehearse, streams);
    }

    private static DeliveryOutcome Print(LedgerDocument ledger, CliOutput output)
    {
        if (output.IsJson)
        {
            output.Document(ledger, CliJson.Default.LedgerDocument);
            return DeliveryOutcome.Done;
        }

        output.Line($"{ledger.Ledger}, {(ledger.Shared ? "shared by all machines" : "on this machine alone")}");
        foreach (var (name, version, head) in ledger.Streams)
        {
            output.Line($"  {name}: {version.ToString(CultureInfo.InvariantCulture)} {(version == 1 ? "row" : "rows")}, head {head}");
        }

        if (ledger.Streams.Count == 0)
        {
            output.Line("  nothing in it yet");
        }

        return DeliveryOutcome.Done;
    }

    private static async Task<DeliveryResult> MigrateAsync(ProgramContext context, CliOutput output, CancellationToken cancellationToken)
    {
        if (context.Host.Environment.GetValueOrDefault(LedgerSource.Variable) is not { Length: > 0 } address)
        {
            return DeliveryResult.From(Refusal.Usage(
                $"{LedgerSource.Variable} is not set: the ledger on this machine needs no setting up",
                $"set {LedgerSource.Variable} to postgres://OWNER:PASSWORD@HOST:PORT/DATABASE"));
        }

        if (context.Ledger is not { } host)
        {
            return DeliveryResult.From(Refusal.Usage(
                $"{LedgerSource.Variable} names a shared ledger, and this project references no package that opens one",
                "dotnet add package Deployment.Sdk.PostgreSql --prerelease"));
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !host.Knows(uri))
        {
            return DeliveryResult.From(Refusal.Usage(
                $"{LedgerSource.Variable} is no address of a ledger that this program knows", "write it as postgres://OWNER:PASSWORD@HOST:PORT/DATABASE"));
        }

        var done = await host.MigrateAsync(uri, cancellationToken).ConfigureAwait(false);
        foreach (var line in output.IsJson ? [] : done)
        {
            output.Line(line);
        }

        return new DeliveryResult(
            DeliveryOutcome.Done, done.Count == 0 ? "the ledger was up to date" : $"the ledger is set up: {string.Join("; ", done)}");
    }
}
