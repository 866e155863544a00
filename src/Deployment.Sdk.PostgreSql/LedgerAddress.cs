using System.Net;
using Deployment.Sdk.Ledgers;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>What <c>DEPLOYMENT_LEDGER_URL</c> says: <c>postgres://user:password@host:port/database?sslmode=...&amp;sslrootcert=...&amp;role=...</c>.</summary>
/// <param name="Name">What to call it: without user and password.</param>
/// <param name="DeliveryRole">The role that <c>ledger migrate</c> lets read and append.</param>
/// <param name="Connection">How to connect; holds the password.</param>
internal sealed record LedgerAddress(string Name, string DeliveryRole, NpgsqlConnectionStringBuilder Connection)
{
    /// <summary>A group: the team grants it to the roles that deliver.</summary>
    public const string DefaultDeliveryRole = "deployment_sdk_delivery";

    private const string Shape = "write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters as %XX";

    public static bool Knows(Uri address) => address is { IsAbsoluteUri: true, Scheme: "postgres" or "postgresql" };

    public static LedgerAddress Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var database = Knows(address) ? Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) : "";
        if (database.Length == 0 || address.Host.Length == 0 || database.Contains('/', StringComparison.Ordinal))
        {
            throw Unreadable("is no address of a PostgreSQL database", Shape);
        }

        var port = address.Port > 0 ? address.Port : 5432;
        var user = address.UserInfo.Split(':', 2);
        var options = Options(address.Query);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = address.IdnHost,
            Port = port,
            Database = database,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            ApplicationName = "deployment-sdk",
            SslMode = Encryption(options.GetValueOrDefault("sslmode"), IsLoopback(address)),
            RootCertificate = options.GetValueOrDefault("sslrootcert"),
            Timeout = 15,
            CommandTimeout = 30,
            MaxPoolSize = 4,
            TcpKeepAlive = true,
            PersistSecurityInfo = false,
            // A pooler hands every transaction to another session: nothing may be left in one, and nothing has to be cleaned up.
            NoResetOnClose = true,
            MaxAutoPrepare = 0,
            Multiplexing = false,
        };
        return new LedgerAddress(
            $"PostgreSQL {address.Host}:{port}/{database}", options.GetValueOrDefault("role") ?? DefaultDeliveryRole, connection);
    }

    public NpgsqlDataSource Connect()
    {
        var builder = new NpgsqlSlimDataSourceBuilder(Connection.ConnectionString);
        builder.EnableTransportSecurity();
        // PostgreSQL's own types are enough, and asking for others costs a round trip for each connection.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private static Dictionary<string, string> Options(string query)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            if (name is not ("sslmode" or "sslrootcert" or "role") || parts.Length < 2 || parts[1].Length == 0)
            {
                throw Unreadable(
                    "has an option that is not known, or has no value", "its options are sslmode=MODE, sslrootcert=FILE and, for `ledger migrate`, role=NAME");
            }

            options[name] = Uri.UnescapeDataString(parts[1]);
        }

        return options;
    }

    // Elsewhere than on this machine nobody can read along or pretend to be the server, unless the address says that this will do.
    private static SslMode Encryption(string? mode, bool isLoopback) => (mode, isLoopback) switch
    {
        (null, true) or ("prefer", true) => SslMode.Prefer,
        (null, false) or ("verify-full", _) => SslMode.VerifyFull,
        ("verify-ca", _) => SslMode.VerifyCA,
        ("require", _) => SslMode.Require,
        ("disable", _) => SslMode.Disable,
        _ => throw Unreadable(
            "has an sslmode that is not taken here", "use verify-full (the default), verify-ca, require (any certificate), or disable (no encryption at all)"),
    };

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));

    private static LedgerException Unreadable(string what, string remedy) => new($"DEPLOYMENT_LEDGER_URL {what}") { Remedy = remedy };
}
