using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// A lease that is held and kept alive. How long it still runs is told by this machine's own clocks, from before the request that
/// renewed it: whatever the network did, and however long the machine slept, it never believes in more than it has.
/// </summary>
internal sealed class HeldLease : ILease, IAsyncDisposable
{
    /// <summary>How long it runs without being renewed: what a crash costs the next one, on another machine.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(90);

    /// <summary>What must be left before a change is sent: longer than Heroku takes to begin what was asked.</summary>
    public static readonly TimeSpan Enough = Limits.LostCall + TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private readonly EnvironmentLedger _ledger;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private volatile Term _term;
    private volatile bool _isTaken;

    public HeldLease(EnvironmentLedger ledger, LedgerLease lease, Moment asked, TimeProvider time)
    {
        _ledger = ledger;
        _time = time;
        Fence = lease.Fence;
        _term = new Term(asked, lease.Left);
        _beating = Task.Run(BeatAsync);
    }

    public long Fence { get; }

    /// <summary>How long it still runs, at the least.</summary>
    public TimeSpan Left => _isTaken ? TimeSpan.Zero : _term.Left(_time);

    public bool IsTaken => _isTaken;

    /// <summary>Makes sure that it outlives the next call.</summary>
    public async ValueTask RenewAsync(CancellationToken cancellationToken)
    {
        if (Left >= Enough)
        {
            return;
        }

        await RenewNowAsync(cancellationToken).ConfigureAwait(false);
        if (Left < Enough)
        {
            throw new LeaseLostException($"the ledger {_ledger.Store.Name} took too long to renew the lock of {_ledger.Stream}");
        }
    }

    /// <summary>Takes note that the ledger says that it is no longer held, and says so.</summary>
    public LeaseLostException Taken()
    {
        _isTaken = true;
        return new($"the lock of {_ledger.Stream} was taken over or freed by somebody else while this delivery held it");
    }

    /// <summary>Stops keeping it alive and gives it up, so that nobody has to wait until it has run out.</summary>
    public async ValueTask GiveUpAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        if (Left <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            using var limit = new CancellationTokenSource(Limits.CleanUp);
            await _ledger.AppendAsync(new LockReleased(Fence, null), new LeaseChange.Release(Fence), limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is LedgerException or OperationCanceledException)
        {
            // It runs out by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stop.Dispose();
        _one.Dispose();
    }

    private async Task RenewNowAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var asked = Moment.Now(_time);
            var lease = await _ledger.Store.RenewAsync(_ledger.Stream, Fence, Life, cancellationToken).ConfigureAwait(false);
            if (lease is null)
            {
                throw Taken();
            }

            _term = new Term(asked, lease.Left);
        }
        finally
        {
            _one.Release();
        }
    }

    // A build takes long and changes nothing meanwhile: the lease must not run out under it.
    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, _time);
        try
        {
            while (!_isTaken && await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                try
                {
                    await RenewNowAsync(_stop.Token).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is LeaseLostException or LedgerException)
                {
                    // The next write finds out, and says so.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is given up.
        }
    }

    /// <param name="Asked">When it was renewed, at the latest.</param>
    /// <param name="Life">How long it ran from then on.</param>
    private sealed record Term(Moment Asked, TimeSpan Life)
    {
        public TimeSpan Left(TimeProvider time) => Life - Asked.Ago(time);
    }
}
