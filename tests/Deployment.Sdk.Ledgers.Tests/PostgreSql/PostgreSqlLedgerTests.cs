using Deployment.Sdk.PostgreSql;
using Npgsql;

namespace Deployment.Sdk.Ledgers.Tests;

public sealed class PostgreSqlLedgerTests(PostgresCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_migration_finds_nothing_to_do()
    {
        var database = await cluster.NewDatabaseAsync();

        Assert.NotEmpty(await MigrateAsync(cluster.AddressOf(database, "owner")));
        Assert.Empty(await MigrateAsync(cluster.AddressOf(database, "owner")));
    }

    [Fact]
    public async Task Two_migrations_at_once_go_one_after_the_other()
    {
        var database = await cluster.NewDatabaseAsync();

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync(cluster.AddressOf(database, "owner"))));

        Assert.Single(done, lines => lines.Count > 0);
    }

    [Fact]
    public async Task A_team_names_the_role_that_delivers()
    {
        var database = await cluster.NewDatabaseAsync();
        await MigrateAsync(new Uri(cluster.AddressOf(database, "owner") + "?role=deployer"));

        await using var store = await OpenAsync(cluster.AddressOf(database));
        Assert.IsType<LedgerAppend.Appended>(await store.AppendAsync("p/LIVE", 0, ["a"], null, Token));

        var failure = await Assert.ThrowsAsync<LedgerException>(() => MigrateAsync(new Uri(cluster.AddressOf(database, "owner") + "?role=nobody%22;")));
        Assert.Contains("no role nobody\";", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Remedy);
    }

    [Theory]
    [InlineData("UPDATE deployment_sdk.event SET body = 'x'")]
    [InlineData("DELETE FROM deployment_sdk.event")]
    [InlineData("TRUNCATE deployment_sdk.event")]
    [InlineData("UPDATE deployment_sdk.ledger SET key = key")]
    [InlineData("DELETE FROM deployment_sdk.lease")]
    [InlineData("DROP TABLE deployment_sdk.event")]
    [InlineData("INSERT INTO deployment_sdk.migration (version) VALUES (9)")]
    public async Task Who_delivers_can_change_nothing_that_was_written(string statement)
    {
        var database = await cluster.NewLedgerAsync();
        await using var store = await OpenAsync(cluster.AddressOf(database));
        await store.AppendAsync("p/LIVE", 0, ["a"], new LeaseChange.Take("me", TimeSpan.FromHours(1), null), Token);

        var failure = await Assert.ThrowsAsync<PostgresException>(() => cluster.ExecuteAsync(database, "deployer", statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, failure.SqlState);
    }

    [Theory]
    [InlineData("UPDATE deployment_sdk.event SET body = 'x'")]
    [InlineData("DELETE FROM deployment_sdk.event")]
    [InlineData("TRUNCATE deployment_sdk.event")]
    [InlineData("DELETE FROM deployment_sdk.ledger")]
    public async Task Its_owner_changes_nothing_by_accident(string statement)
    {
        var database = await cluster.NewLedgerAsync();
        await using var store = await OpenAsync(cluster.AddressOf(database));
        await store.AppendAsync("p/LIVE", 0, ["a"], null, Token);

        var failure = await Assert.ThrowsAsync<PostgresException>(() => cluster.ExecuteAsync(database, "owner", statement));
        Assert.Contains("never changed", failure.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_never_set_up_says_what_to_do()
    {
        var database = await cluster.NewDatabaseAsync();

        var failure = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(cluster.AddressOf(database, "owner")));

        Assert.Contains("was never set up", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ledger migrate", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_left_alone()
    {
        var database = await cluster.NewLedgerAsync();
        await cluster.ExecuteAsync(database, "owner", "INSERT INTO deployment_sdk.migration (version) VALUES (2)");

        Assert.Contains(
            "newer", (await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(cluster.AddressOf(database)))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "newer", (await Assert.ThrowsAsync<LedgerException>(() => MigrateAsync(cluster.AddressOf(database, "owner")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_stands_in_no_message()
    {
        var database = await cluster.NewDatabaseAsync();
        var address = new Uri($"postgres://deployer:very%20secret@127.0.0.1:{cluster.Port}/{database}");

        var failure = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(address));

        Assert.Contains("does not accept user and password", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString() + failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_lost_while_it_is_made_permanent_may_have_acted()
    {
        var database = await cluster.NewLedgerAsync();
        using var proxy = new CuttingProxy(cluster.Port);
        await using var store = await OpenAsync(new Uri(cluster.AddressOf(database, port: proxy.Port) + "?sslmode=disable"));
        proxy.CutAt("COMMIT\0");

        var failure = await Assert.ThrowsAsync<LedgerException>(() => store.AppendAsync("p/LIVE", 0, ["a"], null, Token));

        Assert.True(failure.MayHaveActed);
        await using var direct = await OpenAsync(cluster.AddressOf(database));
        Assert.Equal(["a"], (await direct.ReadAsync("p/LIVE", 0, Token)).Select(row => row.Body));
    }

    [Fact]
    public async Task A_connection_that_is_lost_before_has_not_acted()
    {
        var database = await cluster.NewLedgerAsync();
        using var proxy = new CuttingProxy(cluster.Port);
        await using var store = await OpenAsync(new Uri(cluster.AddressOf(database, port: proxy.Port) + "?sslmode=disable"));
        proxy.CutAt("INSERT INTO deployment_sdk.event");

        var failure = await Assert.ThrowsAsync<LedgerException>(() => store.AppendAsync("p/LIVE", 0, ["a"], null, Token));

        Assert.False(failure.MayHaveActed);
        Assert.NotNull(failure.Remedy);
        // The next call finds a connection of its own.
        Assert.IsType<LedgerAppend.Appended>(await store.AppendAsync("p/LIVE", 0, ["b"], null, Token));
    }

    private static Task<ILedgerStore> OpenAsync(Uri address) => PostgreSqlLedger.Host.OpenAsync(address, Token);

    private static Task<IReadOnlyList<string>> MigrateAsync(Uri address) => PostgreSqlLedger.Host.MigrateAsync(address, Token);
}
