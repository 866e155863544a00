using System.Globalization;
using Deployment.Sdk.Ledgers;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>The tables, and which version of them a database has. All names are whole: no search path is relied on.</summary>
internal static class Schema
{
    public const int Version = 1;

    /// <summary>What each version added, from 1.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE SCHEMA IF NOT EXISTS deployment_sdk;
        CREATE TABLE deployment_sdk.migration (
            version integer PRIMARY KEY,
            at timestamptz NOT NULL DEFAULT clock_timestamp()
        );
        CREATE TABLE deployment_sdk.ledger (
            only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
            key bytea NOT NULL CHECK (octet_length(key) = 32)
        );
        CREATE TABLE deployment_sdk.event (
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            at timestamptz NOT NULL,
            body text NOT NULL,
            hash text NOT NULL,
            PRIMARY KEY (stream, version)
        );
        CREATE TABLE deployment_sdk.lease (
            stream text COLLATE "C" PRIMARY KEY,
            fence bigint NOT NULL,
            holder text,
            expires timestamptz NOT NULL
        );
        COMMENT ON COLUMN deployment_sdk.lease.holder IS 'null when nobody holds it: whoever delivers may not remove rows';
        CREATE FUNCTION deployment_sdk.refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'rows of a ledger are never changed or removed' USING ERRCODE = 'insufficient_privilege'; END $$;
        CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON deployment_sdk.event FOR EACH ROW EXECUTE FUNCTION deployment_sdk.refuse();
        CREATE TRIGGER never_emptied BEFORE TRUNCATE ON deployment_sdk.event FOR EACH STATEMENT EXECUTE FUNCTION deployment_sdk.refuse();
        CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON deployment_sdk.ledger FOR EACH ROW EXECUTE FUNCTION deployment_sdk.refuse();
        CREATE TRIGGER never_emptied BEFORE TRUNCATE ON deployment_sdk.ledger FOR EACH STATEMENT EXECUTE FUNCTION deployment_sdk.refuse();
        """,
    ];

    /// <summary>What deliveries may do, and no more.</summary>
    public static IReadOnlyList<(string Table, string Rights)> Grants { get; } =
    [
        ("deployment_sdk.migration", "SELECT"),
        ("deployment_sdk.ledger", "SELECT"),
        ("deployment_sdk.event", "SELECT, INSERT"),
        ("deployment_sdk.lease", "SELECT, INSERT, UPDATE"),
    ];

    public static async Task<bool> RequireAsync(NpgsqlTransaction transaction, string ledger, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(transaction, cancellationToken).ConfigureAwait(false);
        return found switch
        {
            Version => true,
            > Version => throw Newer(ledger, found),
            _ => throw new LedgerException(
                $"the tables of the ledger {ledger} have version {Text(found)}, this Deployment.Sdk.PostgreSql needs {Text(Version)}")
            {
                Remedy = "run `ledger migrate` with the role that owns the database in DEPLOYMENT_LEDGER_URL",
            },
        };
    }

    public static LedgerException Newer(string ledger, int found) =>
        new($"the ledger {ledger} was set up by a newer Deployment.Sdk.PostgreSql: its tables have version {Text(found)}, this one knows {Text(Version)}")
        {
            Remedy = "update the package Deployment.Sdk.PostgreSql in this project",
        };

    public static async Task<int> ReadAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        (int)(await transaction.Command("SELECT coalesce(max(version), 0) FROM deployment_sdk.migration")
            .ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
