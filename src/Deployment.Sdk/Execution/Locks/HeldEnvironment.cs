using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>An environment that is this process's alone until it gives it up.</summary>
internal sealed class HeldEnvironment(
    EnvironmentLedger ledger, HeldLease lease, LedgerView view, ReadOnlyMemory<byte> key, LocalJournal local) : IAsyncDisposable
{
    public EnvironmentLedger Ledger => ledger;

    public HeldLease Lease => lease;

    public FencedJournal Journal { get; } = new(ledger, lease, local);

    /// <summary>What the ledger said when it was taken.</summary>
    public LedgerView View => view;

    /// <summary>The ledger's key, for hashes of values.</summary>
    public ReadOnlyMemory<byte> Key => key;

    public async ValueTask DisposeAsync()
    {
        await lease.DisposeAsync().ConfigureAwait(false);
        try
        {
            if (!Journal.IsCutOff && lease.Left > TimeSpan.Zero)
            {
                using var limit = new CancellationTokenSource(Limits.CleanUp);
                await ledger.AppendAsync(
                    new LockReleased(lease.Fence, null), new LeaseChange.Release(lease.Fence), limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is LedgerException or OperationCanceledException)
        {
            // It runs out by itself.
        }

        ledger.Dispose();
    }
}
