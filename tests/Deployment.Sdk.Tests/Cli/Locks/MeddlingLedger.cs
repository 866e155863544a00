using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>A ledger in which somebody else writes at the last moment.</summary>
/// <param name="meddle">What they do.</param>
/// <param name="fact">Right before which fact is told; null for right before a lock is taken.</param>
internal sealed class MeddlingLedger(Func<Task> meddle, string? fact = null) : ILedgerHost
{
    public bool Knows(Uri address) => address.Scheme == "other";

    public async Task<ILedgerStore> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        new Store(meddle, fact, await SqliteLedger.OpenAsync(address.LocalPath, TimeProvider.System, cancellationToken));

    public Task<IReadOnlyList<string>> MigrateAsync(Uri address, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    private sealed class Store(Func<Task> meddle, string? fact, ILedgerStore inner) : ILedgerStore
    {
        private bool _hasMeddled;

        public string Name => inner.Name;

        public bool IsShared => true;

        public Task<ReadOnlyMemory<byte>> ReadKeyAsync(CancellationToken cancellationToken) => inner.ReadKeyAsync(cancellationToken);

        public Task<IReadOnlyList<string>> ListStreamsAsync(CancellationToken cancellationToken) => inner.ListStreamsAsync(cancellationToken);

        public Task<IReadOnlyList<LedgerRow>> ReadAsync(string stream, long after, CancellationToken cancellationToken) =>
            inner.ReadAsync(stream, after, cancellationToken);

        public async Task<LedgerAppend> AppendAsync(
            string stream, long expectedVersion, IReadOnlyList<string> bodies, LeaseChange? lease, CancellationToken cancellationToken)
        {
            var isMoment = fact is null ? lease is LeaseChange.Take : bodies.Any(body => body.Contains($"\"{fact}\"", StringComparison.Ordinal));
            if (isMoment && !_hasMeddled)
            {
                _hasMeddled = true;
                await meddle();
            }

            return await inner.AppendAsync(stream, expectedVersion, bodies, lease, cancellationToken);
        }

        public Task<LedgerLease?> ReadLeaseAsync(string stream, CancellationToken cancellationToken) =>
            inner.ReadLeaseAsync(stream, cancellationToken);

        public Task<LedgerLease?> RenewAsync(string stream, long fence, TimeSpan life, CancellationToken cancellationToken) =>
            inner.RenewAsync(stream, fence, life, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
