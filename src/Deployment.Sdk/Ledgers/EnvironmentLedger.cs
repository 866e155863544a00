namespace Deployment.Sdk.Ledgers;

/// <summary>The ledger of one environment: what happened there, and the right to add to it.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="stream">The environment's stream.</param>
/// <param name="origin">Who writes.</param>
internal sealed class EnvironmentLedger(ILedgerStore store, string stream, LedgerOrigin origin) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly StreamHistory _history = StreamHistory.Of(store, stream);

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
            return _history.View;
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
            if (_history.View.Version == 0)
            {
                await CatchUpAsync(cancellationToken).ConfigureAwait(false);
            }

            while (true)
            {
                var view = _history.View;
                var facts = decide(view);
                if (facts.Count == 0)
                {
                    return new LedgerAppend.Appended([], null);
                }

                var appended = await store.AppendAsync(
                    stream,
                    view.Version,
                    [.. facts.Select(fact => new LedgerBody(origin, fact).Write())],
                    lease,
                    cancellationToken).ConfigureAwait(false);
                switch (appended)
                {
                    case LedgerAppend.Appended done:
                        _history.Add(done.Rows);
                        return done;
                    case LedgerAppend.Conflict:
                        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
                        if (_history.View.Version == view.Version)
                        {
                            throw _history.Replaced();
                        }

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

    private async Task CatchUpAsync(CancellationToken cancellationToken) =>
        _history.Add(await store.ReadAsync(stream, _history.View.Version, cancellationToken).ConfigureAwait(false));
}
