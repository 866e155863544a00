using Deployment.Sdk.Ledgers;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

internal sealed class PostgreSqlStore(NpgsqlDataSource source, string name) : ILedgerStore
{
    public string Name => name;

    public bool IsShared => true;

    public Task<ReadOnlyMemory<byte>> ReadKeyAsync(CancellationToken cancellationToken) =>
        RunAsync(
            async transaction => new ReadOnlyMemory<byte>(
                (byte[])(await transaction.Command("SELECT key FROM deployment_sdk.ledger").ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!),
            cancellationToken);

    public async Task<IReadOnlyList<string>> ListStreamsAsync(CancellationToken cancellationToken)
    {
        var streams = await RunAsync(
            transaction => ReadAsync(
                transaction.Command("SELECT DISTINCT stream FROM deployment_sdk.event"), reader => reader.GetString(0), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        streams.Sort(StringComparer.Ordinal);
        return streams;
    }

    public async Task<IReadOnlyList<LedgerRow>> ReadAsync(string stream, long after, CancellationToken cancellationToken)
    {
        LedgerText.Check(stream, nameof(stream));
        return await RunAsync(
            transaction => ReadAsync(
                transaction.Command(
                    "SELECT version, at, body, hash FROM deployment_sdk.event WHERE stream = $1 AND version > $2 ORDER BY version", stream, after),
                reader => new LedgerRow(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3)),
                cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<LedgerAppend> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<string> bodies, LeaseChange? lease, CancellationToken cancellationToken)
    {
        LedgerDecision.Check(stream, bodies);
        try
        {
            return await RunAsync(
                async transaction =>
                {
                    var state = await StreamState.LockAsync(transaction, stream, cancellationToken).ConfigureAwait(false);
                    var decision = LedgerDecision.Of(stream, state.Head, state.Lease, state.Now, expectedVersion, bodies, lease);
                    if (decision is LedgerAppend.Appended appended)
                    {
                        await WriteAsync(transaction, stream, appended, lease, cancellationToken).ConfigureAwait(false);
                    }

                    return decision;
                },
                decision => decision is LedgerAppend.Appended,
                cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException failure) when (Failure.IsTaken(failure))
        {
            // Somebody else appended between our look and our insert: the primary key is the arbiter.
            var state = await RunAsync(
                transaction => StreamState.LockAsync(transaction, stream, cancellationToken), cancellationToken).ConfigureAwait(false);
            return new LedgerAppend.Conflict(state.Head.Version);
        }
    }

    public Task<LedgerLease?> ReadLeaseAsync(string stream, CancellationToken cancellationToken)
    {
        LedgerText.Check(stream, nameof(stream));
        return RunAsync(
            async transaction => (await ReadAsync(
                transaction.Command(
                    "SELECT fence, holder, expires, clock_timestamp() FROM deployment_sdk.lease WHERE stream = $1 AND holder IS NOT NULL", stream),
                Lease,
                cancellationToken).ConfigureAwait(false)).SingleOrDefault(),
            cancellationToken);
    }

    public Task<LedgerLease?> RenewAsync(string stream, long fence, TimeSpan life, CancellationToken cancellationToken)
    {
        LedgerText.Check(stream, nameof(stream));
        return RunAsync(
            async transaction => (await ReadAsync(
                transaction.Command(
                    """
                    UPDATE deployment_sdk.lease SET expires = clock_timestamp() + $3
                    WHERE stream = $1 AND fence = $2 AND holder IS NOT NULL
                    RETURNING fence, holder, expires, clock_timestamp()
                    """,
                    stream, fence, life),
                Lease,
                cancellationToken).ConfigureAwait(false)).SingleOrDefault(),
            cancellationToken);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static LedgerLease Lease(NpgsqlDataReader reader) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));

    private static async Task WriteAsync(
        NpgsqlTransaction transaction, string stream, LedgerAppend.Appended appended, LeaseChange? change, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(transaction.Connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var row in appended.Rows)
            {
                batch.Add(
                    "INSERT INTO deployment_sdk.event (stream, version, at, body, hash) VALUES ($1, $2, $3, $4, $5)",
                    stream, row.Version, row.At, row.Body, row.Hash);
            }

            if (change is LeaseChange.Take && appended.Lease is { } taken)
            {
                batch.Add(
                    """
                    INSERT INTO deployment_sdk.lease (stream, fence, holder, expires) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (stream) DO UPDATE SET fence = excluded.fence, holder = excluded.holder, expires = excluded.expires
                    """,
                    stream, taken.Fence, taken.Holder, taken.ExpiresAt);
            }
            else if (change is LeaseChange.Release)
            {
                batch.Add("UPDATE deployment_sdk.lease SET holder = NULL WHERE stream = $1", stream);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }
        }

        return rows;
    }

    private Task<T> RunAsync<T>(Func<NpgsqlTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, _ => true, cancellationToken);

    private async Task<T> RunAsync<T>(Func<NpgsqlTransaction, Task<T>> work, Func<T, bool> isToStay, CancellationToken cancellationToken)
    {
        var session = await Session.BeginAsync(source, name, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.RunAsync(work, isToStay, cancellationToken).ConfigureAwait(false);
        }
    }
}
