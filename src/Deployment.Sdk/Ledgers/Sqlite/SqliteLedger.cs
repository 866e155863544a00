using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Ledgers;

/// <summary>The embedded ledger: one file beside the clone, for all processes of one machine.</summary>
internal sealed class SqliteLedger : ILedgerStore
{
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;

    private SqliteLedger(SqliteFile file, TimeProvider time)
    {
        _file = file;
        _time = time;
    }

    public string Name => _file.Path;

    public bool IsShared => false;

    /// <summary>Opens the file, and makes it if there is none.</summary>
    /// <exception cref="LedgerException">It cannot be opened, or is no ledger, or one of a newer version.</exception>
    public static async Task<SqliteLedger> OpenAsync(
        string path, TimeProvider time, CancellationToken cancellationToken, int attempts = SqliteFile.Attempts) =>
        new(await SqliteFile.OpenAsync(path, attempts, cancellationToken).ConfigureAwait(false), time);

    public Task<ReadOnlyMemory<byte>> ReadKeyAsync(CancellationToken cancellationToken) =>
        _file.RunAsync(
            connection => new ReadOnlyMemory<byte>((byte[])connection.Command("SELECT key FROM ledger").ExecuteScalar()!),
            writes: false,
            cancellationToken);

    public Task<IReadOnlyList<string>> ListStreamsAsync(CancellationToken cancellationToken) =>
        _file.RunAsync<IReadOnlyList<string>>(
            connection =>
            {
                using var reader = connection.Command("SELECT DISTINCT stream FROM event").ExecuteReader();
                var streams = new List<string>();
                while (reader.Read())
                {
                    streams.Add(reader.GetString(0));
                }

                streams.Sort(StringComparer.Ordinal);
                return streams;
            },
            writes: false,
            cancellationToken);

    public Task<IReadOnlyList<LedgerRow>> ReadAsync(string stream, long after, CancellationToken cancellationToken) =>
        _file.RunAsync<IReadOnlyList<LedgerRow>>(
            connection =>
            {
                using var reader = connection.Command(
                    "SELECT version, at, body, hash FROM event WHERE stream = $1 AND version > $2 ORDER BY version", stream, after).ExecuteReader();
                var rows = new List<LedgerRow>();
                while (reader.Read())
                {
                    rows.Add(new LedgerRow(reader.GetInt64(0), LedgerChain.Moment(reader.GetInt64(1)), reader.GetString(2), reader.GetString(3)));
                }

                return rows;
            },
            writes: false,
            cancellationToken);

    public Task<LedgerAppend> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<string> bodies, LeaseChange? lease, CancellationToken cancellationToken)
    {
        LedgerDecision.Check(stream, bodies);
        return _file.RunAsync(
            connection =>
            {
                var now = Now();
                var decision = LedgerDecision.Of(
                    stream, Head(connection, stream), Lease(connection, stream, now), now, expectedVersion, bodies, lease);
                if (decision is LedgerAppend.Appended appended)
                {
                    Write(connection, stream, appended, lease);
                }

                return decision;
            },
            writes: true,
            cancellationToken);
    }

    public Task<LedgerLease?> ReadLeaseAsync(string stream, CancellationToken cancellationToken) =>
        _file.RunAsync(connection => Lease(connection, stream, Now()), writes: false, cancellationToken);

    public Task<LedgerLease?> RenewAsync(string stream, long fence, TimeSpan life, CancellationToken cancellationToken) =>
        _file.RunAsync(
            connection =>
            {
                var now = Now();
                var renewed = connection.Command(
                    "UPDATE lease SET expires = $3 WHERE stream = $1 AND fence = $2", stream, fence, LedgerChain.Microseconds(now + life)).ExecuteNonQuery();
                return renewed == 0 ? null : Lease(connection, stream, now);
            },
            writes: true,
            cancellationToken);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private DateTimeOffset Now() => LedgerChain.Moment(LedgerChain.Microseconds(_time.GetUtcNow()));

    private static LedgerHead Head(SqliteConnection connection, string stream)
    {
        using var reader = connection.Command(
            "SELECT version, at, hash FROM event WHERE stream = $1 ORDER BY version DESC LIMIT 1", stream).ExecuteReader();
        return reader.Read()
            ? new LedgerHead(reader.GetInt64(0), LedgerChain.Moment(reader.GetInt64(1)), reader.GetString(2))
            : LedgerHead.None;
    }

    private static LedgerLease? Lease(SqliteConnection connection, string stream, DateTimeOffset now)
    {
        using var reader = connection.Command("SELECT fence, holder, expires FROM lease WHERE stream = $1", stream).ExecuteReader();
        return reader.Read()
            ? new LedgerLease(reader.GetInt64(0), reader.GetString(1), LedgerChain.Moment(reader.GetInt64(2)), now)
            : null;
    }

    private static void Write(SqliteConnection connection, string stream, LedgerAppend.Appended appended, LeaseChange? change)
    {
        foreach (var row in appended.Rows)
        {
            connection.Command(
                "INSERT INTO event (stream, version, at, body, hash) VALUES ($1, $2, $3, $4, $5)",
                stream, row.Version, LedgerChain.Microseconds(row.At), row.Body, row.Hash).ExecuteNonQuery();
        }

        if (change is LeaseChange.Take && appended.Lease is { } taken)
        {
            connection.Command(
                "INSERT OR REPLACE INTO lease (stream, fence, holder, expires) VALUES ($1, $2, $3, $4)",
                stream, taken.Fence, taken.Holder, LedgerChain.Microseconds(taken.ExpiresAt)).ExecuteNonQuery();
        }
        else if (change is LeaseChange.Release)
        {
            connection.Command("DELETE FROM lease WHERE stream = $1", stream).ExecuteNonQuery();
        }
    }
}
