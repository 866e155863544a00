using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Whether a lease that stands is anybody's still.</summary>
internal static class LeaseVacancy
{
    /// <summary>Why it may be taken; null when it is held.</summary>
    public static string? Of(ILedgerStore store, LedgerLease lease)
    {
        if (lease.Left == TimeSpan.Zero)
        {
            return "it was not renewed in time";
        }

        // Only where both see the same processes; elsewhere the lease decides.
        return !store.IsShared && LeaseHolder.Read(lease.Holder) is var holder && ProcessTable.IsGone(holder)
            ? $"its process {holder.Process} has gone"
            : null;
    }
}
