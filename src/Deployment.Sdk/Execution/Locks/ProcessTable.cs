using System.Diagnostics;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Which process is meant by a number. Numbers are used again; and two containers of one host name that share a folder count their
/// processes each for itself.
/// </summary>
internal static class ProcessTable
{
    /// <summary>
    /// What this process's numbers are valid in: on Linux one boot of one kernel and one namespace of process ids, elsewhere the system. Null
    /// where it cannot be told.
    /// </summary>
    public static string? Scope { get; } = ReadScope();

    /// <summary>When a process began, as the system writes it; null when it is not there, or nobody may know.</summary>
    public static string? StartOf(int process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // The name in parentheses may hold anything; the start is the 22nd of all fields, so the 20th behind it.
                var stat = File.ReadAllText($"/proc/{process}/stat");
                return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(19);
            }

            using var found = Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime().Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException
            or InvalidOperationException or NotSupportedException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Whether a holder's process has certainly gone: both count processes in the same table, and there it is no longer.</summary>
    public static bool IsGone(Ledgers.LeaseHolder holder) =>
        holder is { Process: { } process, Started: { } started, Scope: { } scope }
        && holder.Machine == System.Environment.MachineName
        && scope == Scope
        && (!IsThere(process) || (StartOf(process) is { } now && now != started));

    private static bool IsThere(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is there, and somebody else's.
            return true;
        }
    }

    private static string? ReadScope()
    {
        if (!OperatingSystem.IsLinux())
        {
            return System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        }

        try
        {
            return new FileInfo("/proc/self/ns/pid").LinkTarget is { } space
                ? $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {space}"
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
