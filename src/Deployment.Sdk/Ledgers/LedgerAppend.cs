namespace Deployment.Sdk.Ledgers;

/// <summary>What became of an append.</summary>
public abstract record LedgerAppend
{
    private LedgerAppend()
    {
    }

    /// <summary>Appended; the rows are there for good.</summary>
    /// <param name="Rows">The rows, with their versions.</param>
    /// <param name="Lease">The lease as it is now; null when there is none.</param>
    public sealed record Appended(IReadOnlyList<LedgerRow> Rows, LedgerLease? Lease) : LedgerAppend;

    /// <summary>Nothing was appended: somebody else appended first.</summary>
    /// <param name="Version">The version of the newest row.</param>
    public sealed record Conflict(long Version) : LedgerAppend;

    /// <summary>Nothing was appended: the lease is somebody else's.</summary>
    /// <param name="Lease">The lease that is in the way; null when the one to keep or to give up is gone.</param>
    public sealed record Held(LedgerLease? Lease) : LedgerAppend;
}
