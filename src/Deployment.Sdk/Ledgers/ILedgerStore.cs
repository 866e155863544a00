namespace Deployment.Sdk.Ledgers;

/// <summary>
/// Where a ledger is kept: rows that are only ever appended, one numbered stream for each environment, and beside them one lease
/// for each stream. What the rows mean is no business of the store.
/// </summary>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>What to call it in messages. No secrets.</summary>
    string Name { get; }

    /// <summary>Whether every machine that delivers sees the same rows. A file on one machine is not shared.</summary>
    bool IsShared { get; }

    /// <summary>The random key of this ledger, 32 bytes, for hashes of values that must not be guessed. Made with the ledger.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ReadOnlyMemory<byte>> ReadKeyAsync(CancellationToken cancellationToken);

    /// <summary>The names of all streams that have a row, in ordinal order.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<string>> ListStreamsAsync(CancellationToken cancellationToken);

    /// <summary>The rows of a stream, oldest first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The version after which to begin; 0 reads all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<LedgerRow>> ReadAsync(string stream, long after, CancellationToken cancellationToken);

    /// <summary>
    /// Appends rows to a stream and, in the same transaction, changes its lease; or does neither. Rows get the versions after
    /// <paramref name="expectedVersion"/>, the store's own clock, and the hashes of <see cref="LedgerChain"/>. When it returns, a
    /// power cut loses nothing. Rows that somebody else appended are told before a lease that is in the way.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expectedVersion">The version of its newest row; 0 when it has none.</param>
    /// <param name="bodies">What the rows say; at least one.</param>
    /// <param name="lease">What becomes of the lease; null leaves it alone.</param>
    /// <param name="cancellationToken">Gives up before the transaction is committed.</param>
    Task<LedgerAppend> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<string> bodies, LeaseChange? lease, CancellationToken cancellationToken);

    /// <summary>The lease of a stream, also when it has run out; null when there is none.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<LedgerLease?> ReadLeaseAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Lets a lease run for longer from now on, by the store's clock. One that has run out but that nobody else took is renewed too.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fence">The fence under which it is held.</param>
    /// <param name="life">How long from now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lease; null when it is no longer held under that fence.</returns>
    Task<LedgerLease?> RenewAsync(string stream, long fence, TimeSpan life, CancellationToken cancellationToken);
}
