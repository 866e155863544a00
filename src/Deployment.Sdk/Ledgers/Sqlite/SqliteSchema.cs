using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Ledgers;

/// <summary>The tables of the embedded ledger, and which version of them a file has.</summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    // Rows can be neither changed nor removed by this program's own mistakes. Whoever can write the file can still do both: that is
    // what the chain of hashes is for.
    private const string Tables = """
        CREATE TABLE ledger (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            key BLOB NOT NULL CHECK (length(key) = 32)
        ) STRICT;
        CREATE TABLE event (
            stream TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            at INTEGER NOT NULL,
            body TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (stream, version)
        ) STRICT;
        CREATE TABLE lease (
            stream TEXT PRIMARY KEY,
            fence INTEGER NOT NULL,
            holder TEXT NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
        CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the key is never changed'); END;
        PRAGMA user_version = 1;
        """;

    /// <summary>Makes the tables in a new file; refuses one that it does not know. Runs inside a transaction that writes.</summary>
    /// <returns>Whether the file is new.</returns>
    public static bool Establish(SqliteConnection connection, string file)
    {
        var version = (long)connection.Command("PRAGMA user_version").ExecuteScalar()!;
        if (version > Version)
        {
            throw new LedgerException(
                $"the ledger {file} was written by a newer Deployment.Sdk: its tables have version {version}, this one knows {Version}")
            {
                Remedy = "update the package Deployment.Sdk in this project",
            };
        }

        if (version == Version)
        {
            return false;
        }

        if ((long)connection.Command("SELECT count(*) FROM sqlite_schema").ExecuteScalar()! > 0)
        {
            throw new LedgerException($"{file} is a database, but no ledger") { Remedy = "move it away" };
        }

        connection.Command(Tables).ExecuteNonQuery();
        connection.Command("INSERT INTO ledger (only, key) VALUES (1, $1)", RandomNumberGenerator.GetBytes(32)).ExecuteNonQuery();
        return true;
    }
}
