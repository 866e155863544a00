namespace Deployment.Sdk.Cli;

/// <summary>Why a file that somebody named could not be read or written, in words.</summary>
internal static class FileTrouble
{
    // What the system calls a full and a read-only disk: errno on Unix, and the error of Windows.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int DiskFull = unchecked((int)0x80070070);
    private const int WriteProtected = unchecked((int)0x80070013);

    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Goes on after the file's name.</summary>
    public static string Reading(string path, Exception failure) => Common(path, failure) ?? failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "does not exist",
        UnauthorizedAccessException => "may not be read by this user",
        _ => $"cannot be read: {failure.Message}",
    };

    /// <summary>Goes on after the file's name.</summary>
    public static string Writing(string path, Exception failure) => Common(path, failure) ?? failure switch
    {
        DirectoryNotFoundException => "cannot be written: its folder does not exist",
        UnauthorizedAccessException => "may not be written by this user",
        { HResult: NoSpace or DiskFull } => "cannot be written: the disk is full",
        { HResult: ReadOnly or WriteProtected } => "cannot be written: the disk is read-only",
        _ => $"cannot be written: {failure.Message}",
    };

    private static string? Common(string path, Exception failure) =>
        Directory.Exists(path) ? "is a folder"
        : failure is ArgumentException or NotSupportedException ? "is no name that a file can have"
        : null;
}
