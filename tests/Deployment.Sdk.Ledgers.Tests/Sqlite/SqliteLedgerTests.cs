using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Ledgers.Tests;

public sealed class SqliteLedgerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deployment-sdk-test-");
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Ledger => Path.Combine(_folder.FullName, "deployment-sdk", "ledger.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no such modes");
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync("p/LIVE", 0, ["a"], null, Token);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Ledger));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Ledger)!));
        }
    }

    [Fact]
    public async Task Times_never_go_back_even_when_the_clock_is_set_back()
    {
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync("p/LIVE", 0, ["a"], null, Token);
        var earlier = new FakeTimeProvider(_time.GetUtcNow() - TimeSpan.FromHours(1));
        await using var other = await SqliteLedger.OpenAsync(Ledger, earlier, Token);
        await other.AppendAsync("p/LIVE", 1, ["b"], null, Token);

        var rows = await ledger.ReadAsync("p/LIVE", 0, Token);
        Assert.Equal(rows[0].At, rows[1].At);
        Assert.Null(LedgerVerification.Of("p/LIVE", rows).Trouble);
    }

    [Fact]
    public async Task A_lease_lasts_to_the_microsecond()
    {
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync("p/LIVE", 0, ["a"], new LeaseChange.Take("me", TimeSpan.FromMinutes(1), null), Token);

        _time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMicroseconds(1));
        Assert.IsType<LedgerAppend.Held>(await ledger.AppendAsync("p/LIVE", 1, ["b"], new LeaseChange.Take("you", TimeSpan.FromMinutes(1), null), Token));
        _time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.IsType<LedgerAppend.Appended>(await ledger.AppendAsync("p/LIVE", 1, ["b"], new LeaseChange.Take("you", TimeSpan.FromMinutes(1), null), Token));
    }

    [Theory]
    [InlineData("UPDATE event SET body = 'x'")]
    [InlineData("DELETE FROM event")]
    [InlineData("UPDATE ledger SET key = zeroblob(32)")]
    public async Task The_file_itself_refuses_to_change_what_was_written(string statement)
    {
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync("p/LIVE", 0, ["a"], null, Token);

        Assert.Throws<SqliteException>(() => Execute(statement));
        Assert.Equal(["a"], (await ledger.ReadAsync("p/LIVE", 0, Token)).Select(row => row.Body));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await (await OpenAsync()).DisposeAsync();
        Execute("PRAGMA user_version = 2");

        var failure = await Assert.ThrowsAsync<LedgerException>(OpenAsync);

        Assert.Contains($"{Ledger} was written by a newer Deployment.Sdk", failure.Message, StringComparison.Ordinal);
        Assert.Contains("update", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_database_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Ledger)!);
        Execute("CREATE TABLE theirs (a)", SqliteOpenMode.ReadWriteCreate);

        Assert.Contains("no ledger", (await Assert.ThrowsAsync<LedgerException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_named_with_what_helps()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Ledger)!);
        await File.WriteAllTextAsync(Ledger, string.Concat(Enumerable.Repeat("this is no database\n", 500)), Token);

        var failure = await Assert.ThrowsAsync<LedgerException>(OpenAsync);

        Assert.Contains($"{Ledger} is damaged", failure.Message, StringComparison.Ordinal);
        Assert.Contains("move the file away", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_what_helps()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "deployment-sdk"), "a file in the way", Token);

        var failure = await Assert.ThrowsAsync<LedgerException>(OpenAsync);

        Assert.Contains(Ledger, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Remedy);
    }

    [Fact]
    public async Task A_file_that_stays_locked_is_named_with_what_helps()
    {
        await using var ledger = await SqliteLedger.OpenAsync(Ledger, _time, Token, attempts: 1);
        using var other = Connect(SqliteOpenMode.ReadWrite);
        using var transaction = other.BeginTransaction(deferred: false);

        var failure = await Assert.ThrowsAsync<LedgerException>(() => ledger.AppendAsync("p/LIVE", 0, ["a"], null, Token));

        Assert.Contains($"{Ledger} has been locked by another program", failure.Message, StringComparison.Ordinal);
        Assert.Contains("fuser", failure.Remedy, StringComparison.Ordinal);
        Assert.False(failure.MayHaveActed);
        transaction.Rollback();
        Assert.IsType<LedgerAppend.Appended>(await ledger.AppendAsync("p/LIVE", 0, ["a"], null, Token));
    }

    [Fact]
    public async Task A_full_disk_is_named_with_what_helps()
    {
        await (await OpenAsync()).DisposeAsync();
        using var connection = Connect(SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        // No further page than the file has: what SQLite says then is what it says on a full disk.
        command.CommandText = "PRAGMA max_page_count = 1";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO event VALUES ('p/LIVE', 1, 0, hex(zeroblob(100000)), '')";

        var failure = SqliteFailure.Of(Ledger, Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()));

        Assert.Equal($"the disk of the ledger {Ledger} is full", failure.Message);
        Assert.NotNull(failure.Remedy);
    }

    private async Task<SqliteLedger> OpenAsync() => await SqliteLedger.OpenAsync(Ledger, _time, Token);

    private void Execute(string statement, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        using var connection = Connect(mode);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Ledger, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
