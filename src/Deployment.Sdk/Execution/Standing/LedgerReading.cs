using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Looks for whatever in the ledger would refuse a delivery, or deserves a look before one. Reads alone: where there is no ledger yet none
/// is made, and one that cannot be read is told and keeps nothing else from being shown.
/// </summary>
internal sealed class LedgerReading(DeliverySession session)
{
    /// <param name="targets">The environments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LedgerLook> OfAsync(IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limits.LedgerLook, session.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return Told(await ReadAsync(targets, either.Token).ConfigureAwait(false));
        }
        catch (LedgerException failure)
        {
            return Told(LedgerLook.Of(LedgerTrouble.Of(LedgerSource.Refused(failure))));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Told(LedgerLook.Of(LedgerTrouble.Of(new Refusal(
                DeliveryOutcome.Failed, $"the ledger did not answer within {Limits.LedgerLook.TotalSeconds:0} s", "dotnet run -- ledger status"))));
        }
    }

    private async Task<LedgerLook> ReadAsync(IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        if (!session.Ledger.IsThere)
        {
            return LedgerLook.Empty;
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        var api = session.Api;
        if ((opened.Refusal ?? api.Refusal) is { } closed)
        {
            return LedgerLook.Of(LedgerTrouble.Of(closed));
        }

        var found = new LedgerLook[targets.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, targets.Count),
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (place, token) => found[place] = await ReadAsync(opened.Value, api.Value, targets[place], token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return new LedgerLook([.. found.SelectMany(look => look.Troubles)], [.. found.SelectMany(look => look.Standing)]);
    }

    private async Task<LedgerLook> ReadAsync(ILedgerStore store, Uri api, Target target, CancellationToken cancellationToken)
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
            var standing = WhatStands.Of(
                view,
                target,
                StandingRules.Policy(view, target, session.Plan.PolicyDigest, store.IsShared, session.IsRehearsal),
                await LockedByAsync(ledger, target, cancellationToken).ConfigureAwait(false),
                session.Time.GetUtcNow());
            return new LedgerLook([.. troubles.OfType<LedgerTrouble>()], [.. standing]);
        }
        catch (LedgerException failure)
        {
            return LedgerLook.Of(LedgerTrouble.Of(LedgerSource.Refused(failure), target.Name));
        }
    }

    private static async Task<string?> LockedByAsync(EnvironmentLedger ledger, Target target, CancellationToken cancellationToken) =>
        await ledger.Store.ReadLeaseAsync(ledger.Stream, cancellationToken).ConfigureAwait(false) is { } lease
        && LeaseVacancy.Of(ledger.Store, lease) is null
            ? await EnvironmentLock.HeldAsync(ledger.Store, ledger.Stream, target, lease, cancellationToken).ConfigureAwait(false)
            : null;

    private LedgerLook Told(LedgerLook look) => new(
        [.. look.Troubles.Select(trouble => trouble with { Message = session.Told(trouble.Message), Remedy = Told(trouble.Remedy) })],
        [.. look.Standing.Select(note => note with { Message = session.Told(note.Message), Remedy = Told(note.Remedy) })]);

    private string? Told(string? remedy) => remedy is null ? null : session.Told(remedy);
}
