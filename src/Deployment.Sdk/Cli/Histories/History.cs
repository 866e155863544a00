using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Histories;

/// <summary>What happened to the environments of a plan.</summary>
/// <param name="Ledger">Where it is written.</param>
/// <param name="Environments">One, or all that have a row, in ordinal order.</param>
internal sealed record History(string Ledger, IReadOnlyList<EnvironmentHistory> Environments)
{
    public static async Task<Verdict<History>> ReadAsync(
        ProgramContext context, ILedgerStore store, string? named, HistoryRange range, CancellationToken cancellationToken)
    {
        var environments = await NamesAsync(context, store, named, cancellationToken).ConfigureAwait(false);
        if (environments.Refusal is { } refusal)
        {
            return refusal;
        }

        var redaction = LedgerRun.RedactionOf(context);
        var histories = new List<EnvironmentHistory>();
        foreach (var environment in environments.Value)
        {
            var stream = EnvironmentLedger.StreamOf(context.Plan.Pipeline, environment);
            var rows = await store.ReadAsync(stream, 0, cancellationToken).ConfigureAwait(false);

            // Whoever wrote a row may not have known what is secret here.
            LedgerRow[] readable = [.. rows.Select(row => row with { Body = redaction.Apply(row.Body) })];
            histories.Add(new EnvironmentHistory(environment, readable, [.. readable.Where(range.Holds)], LedgerVerification.Of(stream, rows)));
        }

        return new History(store.Name, histories);
    }

    /// <summary>Why the history cannot be believed; null when nothing speaks against it.</summary>
    /// <param name="anchor">A head that was told earlier; null when there is none.</param>
    public DeliveryResult? Doubt(string? anchor)
    {
        if (Environments.FirstOrDefault(history => history.Verification.Broken is not null) is { } broken)
        {
            return new DeliveryResult(
                DeliveryOutcome.Failed, $"{broken.Environment} is broken at row {broken.Verification.Broken}: {broken.Verification.Trouble}")
            {
                Remedy = "compare the ledger with a backup, from that row on",
            };
        }

        return anchor is null || Environments.Any(history => history.Anchor(anchor) is not null)
            ? null
            : new DeliveryResult(DeliveryOutcome.Failed, $"no row has the hash {anchor}: rows were removed, or changed, after it was told")
            {
                Remedy = "see that it is a head of this environment in this ledger; if it is, compare with a backup",
            };
    }

    // An environment that has left the plan keeps its history.
    private static async Task<Verdict<string[]>> NamesAsync(
        ProgramContext context, ILedgerStore store, string? named, CancellationToken cancellationToken)
    {
        var prefix = EnvironmentLedger.StreamOf(context.Plan.Pipeline, "");
        string[] recorded =
        [
            .. from stream in await store.ListStreamsAsync(cancellationToken).ConfigureAwait(false)
               where stream.StartsWith(prefix, StringComparison.Ordinal)
               select stream[prefix.Length..],
        ];
        if (named is null || recorded.Contains(named, StringComparer.Ordinal))
        {
            return named is null ? recorded : [named];
        }

        var target = TargetNames.Find(context.Plan, named);
        return target.Refusal is { } refusal ? refusal : new[] { target.Value.Name };
    }
}
