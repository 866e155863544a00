using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>A ledger that cannot be reached any more once some fact was told, until it is repaired.</summary>
/// <param name="last">The body of the last fact.</param>
/// <param name="losesAnswer">Whether already the answer to that one is lost.</param>
internal sealed class FailingLedger(Func<string, bool> last, bool losesAnswer = false) : ILedgerHost
{
    private volatile bool _isLost;

    public bool Knows(Uri address) => address.Scheme == "other";

    public async Task<ILedgerStore> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        new Store(this, await SqliteLedger.OpenAsync(address.LocalPath, TimeProvider.System, cancellationToken));

    public Task<IReadOnlyList<string>> MigrateAsync(Uri address, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    private void Note(IReadOnlyList<string> bodies)
    {
        _isLost = bodies.Any(last);
        if (_isLost && losesAnswer)
        {
            throw new LedgerException("the ledger other lost the connection") { MayHaveActed = true };
        }
    }

    private void Check()
    {
        if (_isLost)
        {
            throw new LedgerException("the ledger other cannot be reached");
        }
    }

    private sealed class Store(FailingLedger host, ILedgerStore inner) : ILedgerStore
    {
        public string Name => "other";

        public bool IsShared => true;

        public Task<ReadOnlyMemory<byte>> ReadKeyAsync(CancellationToken cancellationToken) => inner.ReadKeyAsync(cancellationToken);

        public Task<IReadOnlyList<string>> ListStreamsAsync(CancellationToken cancellationToken) => inner.ListStreamsAsync(cancellationToken);

        public Task<IReadOnlyList<LedgerRow>> ReadAsync(string stream, long after, CancellationToken cancellationToken)
        {
            host.Check();
            return inner.ReadAsync(stream, after, cancellationToken);
        }

        public async Task<LedgerAppend> AppendAsync(
            string stream, long expectedVersion, IReadOnlyList<string> bodies, LeaseChange? lease, CancellationToken cancellationToken)
        {
            host.Check();
            var appended = await inner.AppendAsync(stream, expectedVersion, bodies, lease, cancellationToken);
            host.Note(bodies);
            return appended;
        }

        public Task<LedgerLease?> ReadLeaseAsync(string stream, CancellationToken cancellationToken) =>
            inner.ReadLeaseAsync(stream, cancellationToken);

        public Task<LedgerLease?> RenewAsync(string stream, long fence, TimeSpan life, CancellationToken cancellationToken)
        {
            host.Check();
            return inner.RenewAsync(stream, fence, life, cancellationToken);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
