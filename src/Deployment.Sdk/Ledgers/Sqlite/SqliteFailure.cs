using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Ledgers;

/// <summary>What a failure of the file means to the person whose ledger it is.</summary>
internal static class SqliteFailure
{
    // Source: https://www.sqlite.org/rescode.html
    private const int Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Input = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NoDatabase = 26;

    private const string MakeWritable = "make the file and its folder writable for the user who delivers";

    /// <summary>Whether it may work in a moment: somebody else writes.</summary>
    public static bool IsBusy(SqliteException failure) => failure.SqliteErrorCode is Busy or Locked;

    public static LedgerException Of(string file, SqliteException failure)
    {
        var (message, remedy) = failure.SqliteErrorCode switch
        {
            Busy or Locked => (
                $"the ledger {file} has been locked by another program for too long",
                $"see who uses it (`fuser {file}`), let that end, and run the command again"),
            ReadOnly or Permission => ($"the ledger {file} cannot be written", MakeWritable),
            CannotOpen => ($"the ledger {file} cannot be opened", MakeWritable),
            Full => ($"the disk of the ledger {file} is full", "free some space and run the command again"),
            Corrupt or NoDatabase => (
                $"the ledger {file} is damaged ({failure.Message})",
                "put back a copy, or move the file away to begin a new ledger; its locks, approvals and history are then gone"),
            Input => ($"the disk of the ledger {file} fails ({failure.Message})", "look at the disk and its mount, then run the command again"),
            _ => ($"the ledger {file} cannot be used ({failure.Message})", (string?)null),
        };
        return new LedgerException(message, failure) { Remedy = remedy };
    }

    /// <summary>A disk that fails while a transaction is made permanent leaves open which of the two states it holds.</summary>
    public static LedgerException AtCommit(string file, SqliteException failure)
    {
        var plain = Of(file, failure);
        return new LedgerException(plain.Message, failure) { Remedy = plain.Remedy, MayHaveActed = failure.SqliteErrorCode is Input };
    }

    public static LedgerException Of(string file, Exception failure) =>
        failure is UnauthorizedAccessException
            ? new LedgerException($"the ledger {file} cannot be opened: access is denied", failure) { Remedy = MakeWritable }
            : new LedgerException($"the ledger {file} cannot be opened ({failure.Message})", failure)
            {
                Remedy = "its folder must be on a disk that can be written and has space left",
            };
}
