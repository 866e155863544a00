using System.Diagnostics;
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

        // Only where both see the same processes.
        return !store.IsShared
            && LeaseHolder.Read(lease.Holder) is { Process: { } process, Machine: var machine }
            && machine == System.Environment.MachineName
            && IsGone(process)
                ? $"its process {process} has gone"
                : null;
    }

    private static bool IsGone(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.HasExited;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is there, and somebody else's.
            return false;
        }
    }
}
