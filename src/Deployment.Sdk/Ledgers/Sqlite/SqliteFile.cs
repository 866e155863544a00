using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Ledgers;

/// <summary>
/// One connection to the file of an embedded ledger, used by one caller at a time. Every piece of work is a transaction of its own
/// that waits for other programs, but stays cancellable.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    // One attempt blocks a thread for about as long; a heartbeat can wait no longer for its turn than its lease lives.
    private const int AttemptSeconds = 1;

    /// <summary>How often it tries while another program is in the way: some 25 seconds in all.</summary>
    public const int Attempts = 20;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly int _attempts;

    private SqliteFile(string path, int attempts, SqliteConnection connection)
    {
        Path = path;
        _attempts = attempts;
        _connection = connection;
    }

    public string Path { get; }

    public static async Task<SqliteFile> OpenAsync(string path, int attempts, CancellationToken cancellationToken)
    {
        path = System.IO.Path.GetFullPath(path);
        Create(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = AttemptSeconds,
        }.ToString());
        var file = new SqliteFile(path, attempts, connection);
        try
        {
            await file.TakeTurnAsync(file.Connect, cancellationToken).ConfigureAwait(false);
            await file.RunAsync(opened => SqliteSchema.Establish(opened, path), writes: true, cancellationToken).ConfigureAwait(false);
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Does some work in a transaction, again from the start when another program is in the way.</summary>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work, bool writes, CancellationToken cancellationToken) =>
        TakeTurnAsync(() => Transact(work, writes), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<T> TakeTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // SQLite knows no asynchronous calls: its waiting happens on a thread of the pool.
            return await Task.Run(() => Insist(work, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Insist<T>(Func<T> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return work();
            }
            catch (SqliteException failure) when (SqliteFailure.IsBusy(failure) && attempt < _attempts)
            {
            }
            catch (SqliteException failure)
            {
                throw SqliteFailure.Of(Path, failure);
            }
        }
    }

    private T Transact<T>(Func<SqliteConnection, T> work, bool writes)
    {
        // Immediate: who is going to write takes the lock before reading what to write after.
        using var transaction = _connection.BeginTransaction(deferred: !writes);
        var result = work(_connection);
        try
        {
            transaction.Commit();
        }
        catch (SqliteException failure) when (writes && !SqliteFailure.IsBusy(failure))
        {
            throw SqliteFailure.AtCommit(Path, failure);
        }

        return result;
    }

    private bool Connect()
    {
        _connection.Open();

        // A rollback journal in place of a write-ahead log: no shared memory, so it also holds where containers share a folder, and
        // fifty processes may come and go without recovering the log. It is emptied in place, its beginning overwritten, in place of being
        // removed: with FULL that is on the disk before the append is done, where a removal could be lost in a power cut, and the newest
        // transaction with it; and a file that keeps its length is on the disk sooner.
        // Sources: https://www.sqlite.org/pragma.html#pragma_synchronous and #pragma_journal_mode
        _connection.Command("PRAGMA busy_timeout = 250; PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL").ExecuteNonQuery();
        return true;
    }

    // Before SQLite does, which would make it readable for others; its journal takes over the mode of the file.
    private static void Create(string path)
    {
        try
        {
            var folder = System.IO.Path.GetDirectoryName(path)!;
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            if (!File.Exists(path))
            {
                using var stream = new FileStream(path, options);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.Of(path, failure);
        }
    }
}
