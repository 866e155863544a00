using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Deployment.Sdk.Ledgers;

/// <summary>
/// The rows of one stream, as long as its store is open: each read and understood once for all that look through an
/// <see cref="EnvironmentLedger"/>. Rows never change, and an environment that is delivered to each day has thousands of them.
/// </summary>
internal sealed class StreamHistory
{
    private static readonly ConditionalWeakTable<ILedgerStore, ConcurrentDictionary<string, StreamHistory>> Known = [];

    private readonly Lock _gate = new();
    private readonly KnownOrigin _writer = new();
    private readonly string _ledger;
    private readonly string _stream;
    private ImmutableArray<LedgerEntry> _entries = [];

    private StreamHistory(string ledger, string stream) => (_ledger, _stream) = (ledger, stream);

    /// <summary>The one history of a stream for as long as its store is open.</summary>
    public static StreamHistory Of(ILedgerStore store, string stream) =>
        Known.GetValue(store, _ => new(StringComparer.Ordinal)).GetOrAdd(stream, static (name, ledger) => new(ledger, name), store.Name);

    /// <summary>What was read so far.</summary>
    public LedgerView View
    {
        get
        {
            lock (_gate)
            {
                return new LedgerView(_entries);
            }
        }
    }

    /// <summary>Adds rows that follow what was read so far. Those that another reader added meanwhile are passed over.</summary>
    /// <exception cref="LedgerException">
    /// There is a hole, or they follow on something else than what was read: what follows from such a stream is anybody's guess.
    /// </exception>
    public void Add(IReadOnlyList<LedgerRow> rows)
    {
        lock (_gate)
        {
            var entries = _entries.ToBuilder();
            foreach (var row in rows.Where(row => row.Version > _entries.Length))
            {
                if (row.Version != entries.Count + 1)
                {
                    throw new LedgerException($"row {entries.Count + 1} of {_stream} is missing in the ledger {_ledger}")
                    {
                        Remedy = "see what is left: dotnet run -- history --verify; then put back a copy",
                    };
                }

                // The first of them: a copy that was put back, or another server, may have gone on from where it was.
                if (entries.Count > 0 && entries.Count == _entries.Length
                    && LedgerChain.Hash(entries[^1].Hash, _stream, row.Version, row.At, row.Body) != row.Hash)
                {
                    throw Replaced();
                }

                entries.Add(LedgerBody.Read(row, _writer));
            }

            _entries = entries.ToImmutable();
        }
    }

    /// <summary>The ledger is not the one that was read: it was put back, or its server was replaced by one that had not heard everything.</summary>
    public LedgerException Replaced() => new($"the ledger {_ledger} no longer has all rows of {_stream} that it had a moment ago")
    {
        Remedy = "see what it says now: dotnet run -- history --verify; then run the command again",
    };
}
