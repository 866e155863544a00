using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The ledger, as the holder of an environment writes to it: the lease is checked in the transaction that appends. Once the ledger
/// is lost in the middle, what happened is kept on this machine.
/// </summary>
internal sealed class FencedJournal(EnvironmentLedger ledger, HeldLease lease, LocalJournal local) : IJournal
{
    private volatile bool _isCutOff;
    private volatile string? _unkept;

    /// <summary>Whether the ledger was lost: nothing more is begun.</summary>
    public bool IsCutOff => _isCutOff;

    /// <summary>Why what happened since could not be kept on this machine either; null when it was.</summary>
    public string? Unkept => _unkept;

    public ValueTask AppendAsync(LedgerFact fact, CancellationToken cancellationToken) => AppendAsync([fact], cancellationToken);

    /// <summary>Notes several facts at once: all of them or none, so that no crash comes in between.</summary>
    public ValueTask AppendAsync(IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken) => AppendAsync(_ => facts, cancellationToken);

    /// <summary>Notes what follows from all that the ledger says at that very moment; none notes nothing.</summary>
    public async ValueTask AppendAsync(Func<LedgerView, IReadOnlyList<LedgerFact>> decide, CancellationToken cancellationToken)
    {
        if (IsCutOff)
        {
            throw new LedgerException($"the ledger {ledger.Store.Name} was lost on the way{(_unkept is null ? "; what happened since then is kept on this machine" : "")}");
        }

        var appended = await ledger
            .AppendAsync(decide, new LeaseChange.Hold(lease.Fence), cancellationToken).ConfigureAwait(false);
        if (appended is LedgerAppend.Held)
        {
            throw lease.Taken();
        }
    }

    public async ValueTask NoteAsync(LedgerFact fact, CancellationToken cancellationToken)
    {
        try
        {
            await AppendAsync(fact, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException)
        {
            // Also where the lock has run out meanwhile: what is known must not be lost, and nobody is known to have taken over.
            CutOff();
            await KeepAsync(fact).ConfigureAwait(false);
        }
    }

    public void CutOff() => _isCutOff = true;

    // A disk that is full takes the embedded ledger and this file at once. What is under way is seen to its end all the same.
    private async ValueTask KeepAsync(LedgerFact fact)
    {
        try
        {
            await local.AppendAsync(fact).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _unkept ??= failure.Message;
        }
    }
}
