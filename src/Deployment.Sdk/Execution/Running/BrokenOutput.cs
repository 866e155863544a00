namespace Deployment.Sdk.Execution;

/// <summary>Whether an exception says that nobody can read what is printed: a full disk, a closed pipe, a closed stdout.</summary>
internal static class BrokenOutput
{
    public static bool Is(Exception failure) => failure is IOException or ObjectDisposedException or UnauthorizedAccessException;
}
