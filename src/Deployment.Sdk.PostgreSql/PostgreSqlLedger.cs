using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.PostgreSql;

/// <summary>The ledger in PostgreSQL. A plan in a project that references this package uses it where <c>DEPLOYMENT_LEDGER_URL</c> names one.</summary>
public static class PostgreSqlLedger
{
    /// <summary>Opens ledgers by <c>postgres://user:password@host:port/database</c>.</summary>
    public static ILedgerHost Host { get; } = new PostgreSqlHost();
}
