namespace Deployment.Sdk.Ledgers;

/// <summary>The ledger of one environment: what happened there, and the right to add to it.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="stream">The environment's stream.</param>
/// <param name="origin">Who writes.</param>
internal sealed class EnvironmentLedger(ILedgerStore store, string stream, LedgerOrigin origin) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<LedgerEntry> _entries = [];

    public ILedgerStore Store => store;

    public string Stream => stream;

    public LedgerOrigin Origin => origin;

    /// <summary>The stream of an environment. Pipelines have names of their own, so that several plans can share a ledger.</summary>
    public static string StreamOf(string pipeline, string environment) => $"{pipeline}/{environment}";

    /// <summary>What the ledger says now.</summary>
    public async Task<LedgerView> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CatchUpAsync(cancellationToken).ConfigureAwait(false);
            return new LedgerView([.. _entries]);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Appends facts, whatever others appended before. Null when the lease stands in the way.</summary>
    public Task<LedgerAppend> AppendAsync(LedgerFact fact, LeaseChange? lease, CancellationToken cancellationToken) =>
        AppendAsync(_ => [fact], lease, cancellationToken);

    /// <summary>
    /// Appends what follows from all that the ledger says: decided again whenever somebody else appended first, so nothing is ever
    /// decided on an old view.
    /// </summary>
    /// <param name="decide">The facts that follow; none appends nothing.</param>
    /// <param name="lease">What becomes of the lease.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LedgerAppend> AppendAsync(
        Func<LedgerView, IReadOnlyList<LedgerFact>> decide, LeaseChange? lease, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Nobody decides on a ledger that was never read.
            if (_entries.Count == 0)
            {
                await CatchUpAsync(cancellationToken).ConfigureAwait(false);
            }

            while (true)
            {
                var facts = decide(new LedgerView([.. _entries]));
                if (facts.Count == 0)
                {
                    return new LedgerAppend.Appended([], null);
                }

                var appended = await store.AppendAsync(
                    stream,
                    _entries.Count,
                    [.. facts.Select(fact => new LedgerBody(origin, fact).Write())],
                    lease,
                    cancellationToken).ConfigureAwait(false);
                switch (appended)
                {
                    case LedgerAppend.Appended done:
                        _entries.AddRange(done.Rows.Select(LedgerBody.Read));
                        return done;
                    case LedgerAppend.Conflict:
                        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
                        break;
                    default:
                        return appended;
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await store.ReadAsync(stream, _entries.Count, cancellationToken).ConfigureAwait(false))
        {
            // What follows from a stream with a hole in it is anybody's guess.
            if (row.Version != _entries.Count + 1)
            {
                throw new LedgerException($"row {_entries.Count + 1} of {stream} is missing in the ledger {store.Name}")
                {
                    Remedy = "see what is left: dotnet run -- history --verify; then put back a copy",
                };
            }

            _entries.Add(LedgerBody.Read(row));
        }
    }
}
