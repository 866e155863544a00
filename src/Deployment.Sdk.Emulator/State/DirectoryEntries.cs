using System.Runtime.InteropServices;
using System.Text;

namespace Deployment.Sdk.Emulator.State;

/// <summary>
/// A file that is on the disk is lost with the power all the same while the folder's entry for it is not. Windows' journal keeps both
/// together; elsewhere the folder has to be flushed too, which .NET does not offer.
/// </summary>
internal static class DirectoryEntries
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder '{folder}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        try
        {
            // Some file systems know no such thing, and then there is nothing to wait for.
            _ = Sync(handle);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
