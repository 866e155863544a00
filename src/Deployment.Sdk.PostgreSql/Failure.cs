using System.Net.Sockets;
using System.Security.Authentication;
using Deployment.Sdk.Ledgers;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>What a failure of the database means to the person whose ledger it is. Never says more than names and the server's words.</summary>
internal static class Failure
{
    private const string Migrate = "run `ledger migrate` once, with the role that owns the database in DEPLOYMENT_LEDGER_URL";

    public static bool Is(Exception failure) => failure is NpgsqlException or SocketException or TimeoutException or IOException;

    public static LedgerException Of(string ledger, Exception failure) => Of(ledger, failure, mayHaveActed: false);

    /// <summary>
    /// While a transaction is made permanent, only a plain refusal by the server says that it was not. A server that is being shut
    /// down says so also after it has committed (57P01, while it waits for its standby).
    /// </summary>
    public static LedgerException AtCommit(string ledger, Exception failure) => Of(ledger, failure, mayHaveActed: !IsRefusal(failure));

    public static bool IsTaken(LedgerException failure) => failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private static bool IsRefusal(Exception failure) =>
        failure is PostgresException { SqlState: var state } &&
        !state.StartsWith("57P", StringComparison.Ordinal) && !state.StartsWith("08", StringComparison.Ordinal) &&
        state != PostgresErrorCodes.StatementCompletionUnknown;

    private static LedgerException Of(string ledger, Exception failure, bool mayHaveActed)
    {
        var (what, remedy) = failure is PostgresException refused ? Refused(refused) : Unreachable(failure);
        return new LedgerException($"the ledger {ledger} {what}", failure) { Remedy = remedy, MayHaveActed = mayHaveActed };
    }

    private static (string What, string? Remedy) Refused(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => ("was never set up", Migrate),
        PostgresErrorCodes.InsufficientPrivilege => (
            $"refuses this role ({refused.MessageText})",
            $"grant it what `ledger migrate` prepared: GRANT {LedgerAddress.DefaultDeliveryRole} TO the role"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            "does not accept user and password", "correct them in DEPLOYMENT_LEDGER_URL; special characters are written as %XX"),
        PostgresErrorCodes.InvalidCatalogName => ("does not exist", "correct the database in DEPLOYMENT_LEDGER_URL"),
        PostgresErrorCodes.TooManyConnections => ("has no connection free", "run the command again, or use a pooler"),
        PostgresErrorCodes.ReadOnlySqlTransaction => ("can only be read", "name the primary server in DEPLOYMENT_LEDGER_URL, not a replica"),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => (
            "did not answer in time, because somebody else held it", "run the command again"),
        _ => ($"failed ({refused.SqlState}: {refused.MessageText})", "run the command again; see the server's log if it stays"),
    };

    private static (string What, string? Remedy) Unreachable(Exception failure) =>
        Causes(failure).OfType<AuthenticationException>().Any()
            ? ("shows a certificate that cannot be trusted",
               "name the authority's certificate with ?sslrootcert=FILE; ?sslmode=require takes any certificate, as Heroku Postgres needs")
            : Causes(failure).OfType<SocketException>().FirstOrDefault() is { } socket
                ? ($"cannot be reached ({socket.SocketErrorCode})", "see that it runs and that this machine may connect to it")
                : ($"lost the connection ({failure.Message})", "see that it runs, and run the command again");

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
