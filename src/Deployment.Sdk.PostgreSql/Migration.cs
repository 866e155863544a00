using System.Globalization;
using System.Security.Cryptography;
using Deployment.Sdk.Ledgers;
using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>Sets a ledger up, or brings it up to date, in one transaction; a second run finds nothing to do.</summary>
internal static class Migration
{
    // Any number, as long as it is the same for all: two that migrate at once go one after the other.
    private const long Turn = 0x6465_706c_6f79;

    public static async Task<IReadOnlyList<string>> RunAsync(NpgsqlDataSource source, LedgerAddress address, CancellationToken cancellationToken)
    {
        var session = await Session.BeginAsync(source, address.Name, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.RunAsync(transaction => RunAsync(transaction, address, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(
        NpgsqlTransaction transaction, LedgerAddress address, CancellationToken cancellationToken)
    {
        await transaction.Command("SELECT pg_advisory_xact_lock($1)", Turn).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var done = new List<string>();
        var exists = await AskAsync(transaction, "SELECT to_regclass('deployment_sdk.migration') IS NOT NULL").ConfigureAwait(false);
        var found = exists ? await Schema.ReadAsync(transaction, cancellationToken).ConfigureAwait(false) : 0;
        if (found > Schema.Version)
        {
            throw Schema.Newer(address.Name, found);
        }

        for (var version = found + 1; version <= Schema.Version; version++)
        {
            await DoAsync(transaction, Schema.Steps[version - 1]).ConfigureAwait(false);
            await DoAsync(transaction, "INSERT INTO deployment_sdk.migration (version) VALUES ($1)", version).ConfigureAwait(false);
            done.Add(string.Create(CultureInfo.InvariantCulture, $"tables brought to version {version}"));
        }

        if (!await AskAsync(transaction, "SELECT EXISTS (SELECT FROM deployment_sdk.ledger)").ConfigureAwait(false))
        {
            await DoAsync(transaction, "INSERT INTO deployment_sdk.ledger (key) VALUES ($1)", RandomNumberGenerator.GetBytes(32)).ConfigureAwait(false);
            done.Add("key of the ledger made");
        }

        await AdmitAsync(transaction, address, done).ConfigureAwait(false);
        return done;

        Task<int> DoAsync(NpgsqlTransaction inside, string text, params object[] arguments) =>
            inside.Command(text, arguments).ExecuteNonQueryAsync(cancellationToken);

        async Task<bool> AskAsync(NpgsqlTransaction inside, string text, params object[] arguments) =>
            (bool)(await inside.Command(text, arguments).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;

        async Task AdmitAsync(NpgsqlTransaction inside, LedgerAddress address, List<string> lines)
        {
            var role = address.DeliveryRole;
            if (!await AskAsync(inside, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role).ConfigureAwait(false))
            {
                if (role != LedgerAddress.DefaultDeliveryRole ||
                    !await AskAsync(inside, "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user").ConfigureAwait(false))
                {
                    throw new LedgerException($"the server has no role {role}, and this role may not create it")
                    {
                        Remedy = "create it, or name with ?role=NAME the role that delivers",
                    };
                }

                // Roles are the whole server's: a ledger beside this one may be set up at the same time.
                await DoAsync(
                    inside,
                    $"""
                    DO $$ BEGIN CREATE ROLE {Quoted(role)} NOLOGIN;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
                    """).ConfigureAwait(false);
                lines.Add($"role {role} created: GRANT it to every role that delivers");
            }

            if (!await AskAsync(inside, "SELECT has_schema_privilege($1, 'deployment_sdk', 'USAGE')", role).ConfigureAwait(false))
            {
                await DoAsync(inside, $"GRANT USAGE ON SCHEMA deployment_sdk TO {Quoted(role)}").ConfigureAwait(false);
                lines.Add($"schema deployment_sdk opened to {role}");
            }

            foreach (var (table, rights) in Schema.Grants)
            {
                var missing = new List<string>();
                foreach (var right in rights.Split(", "))
                {
                    if (!await AskAsync(inside, "SELECT has_table_privilege($1, $2, $3)", role, table, right).ConfigureAwait(false))
                    {
                        missing.Add(right);
                    }
                }

                if (missing.Count > 0)
                {
                    await DoAsync(inside, $"GRANT {rights} ON {table} TO {Quoted(role)}").ConfigureAwait(false);
                    lines.Add($"{string.Join(", ", missing)} on {table} granted to {role}");
                }
            }
        }
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
