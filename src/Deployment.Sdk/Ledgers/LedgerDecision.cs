namespace Deployment.Sdk.Ledgers;

/// <summary>
/// What becomes of an append: the one place that says so, for every store. A store reads head, lease and clock, asks, and writes
/// what it is told, all in one transaction that nobody else can come between.
/// </summary>
public static class LedgerDecision
{
    /// <summary>Decides. Rows never carry an earlier time than the row before, even when the clock was set back.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="head">Its newest row; <see cref="LedgerHead.None"/> when it has none.</param>
    /// <param name="lease">Its lease, also when it has run out; null when there is none.</param>
    /// <param name="now">What the store's clock says; only whole microseconds count.</param>
    /// <param name="expectedVersion">The version that the caller believes to be the newest.</param>
    /// <param name="bodies">What is to be appended.</param>
    /// <param name="change">What is to become of the lease; null leaves it alone.</param>
    public static LedgerAppend Of(
        string stream,
        LedgerHead head,
        LedgerLease? lease,
        DateTimeOffset now,
        long expectedVersion,
        IReadOnlyList<string> bodies,
        LeaseChange? change)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (head.Version != expectedVersion)
        {
            return new LedgerAppend.Conflict(head.Version);
        }

        now = Whole(now);
        return Permits(change, lease, now)
            ? new LedgerAppend.Appended(Rows(stream, head, now, bodies), After(change, lease, head.Version + 1, now))
            : new LedgerAppend.Held(lease);
    }

    /// <summary>Refuses arguments that no store can take, before anything is opened.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bodies">What is to be appended.</param>
    /// <exception cref="ArgumentException">No row, or a text that a ledger cannot keep.</exception>
    public static void Check(string stream, IReadOnlyList<string> bodies)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentNullException.ThrowIfNull(bodies);
        LedgerText.Check(stream, nameof(stream));
        if (bodies.Count == 0)
        {
            throw new ArgumentException("an append has at least one row", nameof(bodies));
        }

        foreach (var body in bodies)
        {
            LedgerText.Check(body, nameof(bodies));
        }
    }

    private static bool Permits(LeaseChange? change, LedgerLease? lease, DateTimeOffset now) => change switch
    {
        LeaseChange.Take take => lease is null || lease.ExpiresAt <= now || lease.Fence == take.InPlaceOf,
        LeaseChange.Hold hold => lease?.Fence == hold.Fence,
        LeaseChange.Release release => lease?.Fence == release.Fence,
        _ => true,
    };

    private static LedgerLease? After(LeaseChange? change, LedgerLease? lease, long fence, DateTimeOffset now) => change switch
    {
        LeaseChange.Take take => new LedgerLease(fence, take.Holder, Whole(now + take.Life), now),
        LeaseChange.Release => null,
        _ => lease,
    };

    private static LedgerRow[] Rows(string stream, LedgerHead head, DateTimeOffset now, IReadOnlyList<string> bodies)
    {
        var at = now > head.At ? now : head.At;
        var rows = new LedgerRow[bodies.Count];
        var (version, hash) = (head.Version, head.Hash);
        for (var index = 0; index < rows.Length; index++)
        {
            version++;
            hash = LedgerChain.Hash(hash, stream, version, at, bodies[index]);
            rows[index] = new LedgerRow(version, at, bodies[index], hash);
        }

        return rows;
    }

    private static DateTimeOffset Whole(DateTimeOffset moment) => LedgerChain.Moment(LedgerChain.Microseconds(moment));
}
