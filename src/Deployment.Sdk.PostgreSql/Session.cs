using System.Data;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>One connection for one transaction, as a pooler in transaction mode likes it.</summary>
internal sealed class Session : IAsyncDisposable
{
    // For this transaction alone. A client that stalls must not hold a row for ever, and an answer must mean that it is on the disk,
    // whatever the database, or the role, was told to do for speed.
    private const string Terms = """
        SELECT set_config('lock_timeout', '20s', true),
               set_config('idle_in_transaction_session_timeout', '30s', true),
               CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN set_config('synchronous_commit', 'on', true) END
        """;

    private readonly NpgsqlConnection _connection;
    private readonly string _ledger;

    private Session(NpgsqlConnection connection, string ledger)
    {
        _connection = connection;
        _ledger = ledger;
    }

    public static async Task<Session> BeginAsync(NpgsqlDataSource source, string ledger, CancellationToken cancellationToken)
    {
        try
        {
            return new Session(await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), ledger);
        }
        catch (Exception failure) when (Failure.Is(failure))
        {
            throw Failure.Of(ledger, failure);
        }
    }

    /// <summary>Does some work in a transaction, which is committed unless the work fails.</summary>
    public Task<T> RunAsync<T>(Func<NpgsqlTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, _ => true, cancellationToken);

    /// <summary>Does some work in a transaction, which is committed if its result says so.</summary>
    public async Task<T> RunAsync<T>(Func<NpgsqlTransaction, Task<T>> work, Func<T, bool> isToStay, CancellationToken cancellationToken)
    {
        var isCommitting = false;
        try
        {
            var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await transaction.Command(Terms).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                var result = await work(transaction).ConfigureAwait(false);
                if (isToStay(result))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    isCommitting = true;
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return result;
            }
        }
        catch (Exception failure) when (Failure.Is(failure))
        {
            throw isCommitting ? Failure.AtCommit(_ledger, failure) : Failure.Of(_ledger, failure);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
