using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Looks for whatever in the ledger would refuse a delivery, or deserves a look before one. Reads alone: where there is no ledger yet none
/// is made, and one that cannot be read is told and keeps nothing else from being shown.
/// </summary>
internal sealed class LedgerTroubles(DeliverySession session)
{
    /// <param name="targets">The environments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<LedgerTrouble>> OfAsync(IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limits.LedgerLook, session.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return [.. (await ReadAsync(targets, either.Token).ConfigureAwait(false)).Select(Masked)];
        }
        catch (LedgerException failure)
        {
            return [Masked(LedgerTrouble.Of(LedgerSource.Refused(failure)))];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [LedgerTrouble.Of(new Refusal(DeliveryOutcome.Failed, $"the ledger did not answer within {Limits.LedgerLook.TotalSeconds:0} s", "dotnet run -- ledger status"))];
        }
    }

    private async Task<LedgerTrouble[]> ReadAsync(IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        if (!session.Ledger.IsThere)
        {
            return [];
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        var api = session.Api;
        if ((opened.Refusal ?? api.Refusal) is { } closed)
        {
            return [LedgerTrouble.Of(closed)];
        }

        var found = new LedgerTrouble[targets.Count][];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, targets.Count),
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (place, token) => found[place] = await ReadAsync(opened.Value, api.Value, targets[place], token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. found.SelectMany(troubles => troubles)];
    }

    private async Task<LedgerTrouble[]> ReadAsync(ILedgerStore store, Uri api, Target target, CancellationToken cancellationToken)
    {
        using var ledger = new EnvironmentLedger(
            store, EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), Origins.Of(session, api, account: null));
        try
        {
            var view = await ledger.ReadAsync(cancellationToken).ConfigureAwait(false);
            LedgerTrouble?[] troubles =
            [
                EnvironmentLock.Foreign(session, ledger, target, view) is { } foreign ? LedgerTrouble.Of(foreign, target.Name) : null,
                LedgerTrouble.Unknown(view, target.Name),
                LedgerTrouble.Damage(view, target.Name),
            ];
            return [.. troubles.OfType<LedgerTrouble>()];
        }
        catch (LedgerException failure)
        {
            return [LedgerTrouble.Of(LedgerSource.Refused(failure), target.Name)];
        }
    }

    private LedgerTrouble Masked(LedgerTrouble trouble) => trouble with
    {
        Message = session.Masked(trouble.Message),
        Remedy = trouble.Remedy is { } remedy ? session.Masked(remedy) : null,
    };
}
