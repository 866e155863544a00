using Deployment.Sdk.Ledgers;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>What an append is decided on.</summary>
internal sealed record StreamState(LedgerHead Head, LedgerLease? Lease, DateTimeOffset Now)
{
    /// <summary>Locks the lease against renewal and take-over until the transaction ends, then looks at the clock and the newest row.</summary>
    public static async Task<StreamState> LockAsync(NpgsqlTransaction transaction, string stream, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(transaction.Connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            batch.Add("SELECT fence, holder, expires FROM deployment_sdk.lease WHERE stream = $1 FOR UPDATE", stream);
            // A statement of its own: it looks at the clock when the lock is held, and sees what was committed meanwhile.
            batch.Add("SELECT clock_timestamp()");
            batch.Add("SELECT version, at, hash FROM deployment_sdk.event WHERE stream = $1 ORDER BY version DESC LIMIT 1", stream);
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                (long Fence, string Holder, DateTimeOffset Expires)? held = null;
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && !reader.IsDBNull(1))
                {
                    held = (reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2));
                }

                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var now = reader.GetFieldValue<DateTimeOffset>(0);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                var head = await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new LedgerHead(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2))
                    : LedgerHead.None;
                return new StreamState(head, held is var (fence, holder, expires) ? new LedgerLease(fence, holder, expires, now) : null, now);
            }
        }
    }
}
