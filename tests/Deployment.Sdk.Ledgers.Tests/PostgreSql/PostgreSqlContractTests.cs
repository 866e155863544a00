using Deployment.Sdk.PostgreSql;

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>A team's ledger, as the role that delivers.</summary>
public class PostgreSqlContractTests(PostgresCluster cluster) : LedgerContractTests, IAsyncLifetime
{
    private string _database = "";

    protected override (string Variable, string Value) Address => (WriterProcess.UrlVariable, AddressOf(cluster, _database).ToString());

    public async ValueTask InitializeAsync() => _database = await cluster.NewLedgerAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected virtual Uri AddressOf(PostgresCluster postgres, string database) => postgres.AddressOf(database);

    protected override Task<ILedgerStore> OpenAsync() => PostgreSqlLedger.Host.OpenAsync(AddressOf(cluster, _database), Token);
}

/// <summary>The same behind a pooler that gives every transaction another session.</summary>
public sealed class PgBouncerContractTests(PostgresCluster cluster) : PostgreSqlContractTests(cluster)
{
    protected override Uri AddressOf(PostgresCluster postgres, string database) => postgres.BehindBouncer(database);
}
