using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>An environment that is this process's alone until it gives it up.</summary>
internal sealed class HeldEnvironment(
    EnvironmentLedger ledger, HeldLease lease, LedgerView view, ReadOnlyMemory<byte> key, LocalJournal local) : IAsyncDisposable
{
    private bool _isNotGivenUp;

    public EnvironmentLedger Ledger => ledger;

    public HeldLease Lease => lease;

    public FencedJournal Journal { get; } = new(ledger, lease, local);

    /// <summary>What the ledger said when it was taken.</summary>
    public LedgerView View => view;

    /// <summary>Whether another of our deliveries held it first, so that what was decided before may be out of date by our own doing.</summary>
    public bool HasWaited { get; init; }

    /// <summary>The ledger's key, for hashes of values.</summary>
    public ReadOnlyMemory<byte> Key => key;

    /// <summary>Notes the end of a delivery and gives the environment up, both or neither: a crash in between would leave a lock behind.</summary>
    /// <exception cref="LeaseLostException">Somebody else took the environment over.</exception>
    public async Task EndAsync(DeliveryEnded end)
    {
        var ended = await ledger.AppendAsync(
            _ => [end, new LockReleased(lease.Fence, null)], new LeaseChange.Release(lease.Fence), CancellationToken.None).ConfigureAwait(false);
        _isNotGivenUp = true;
        if (ended is LedgerAppend.Held)
        {
            throw lease.Taken();
        }
    }

    /// <summary>
    /// Leaves the delivery unfinished and the environment held until the lease runs out: what still goes on there is seen to its end by
    /// whoever takes it up.
    /// </summary>
    public void Leave() => _isNotGivenUp = true;

    public async ValueTask DisposeAsync()
    {
        await (_isNotGivenUp || Journal.IsCutOff ? lease.DisposeAsync() : lease.GiveUpAsync()).ConfigureAwait(false);
        ledger.Dispose();
    }
}
