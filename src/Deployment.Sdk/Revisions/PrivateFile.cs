namespace Deployment.Sdk.Revisions;

/// <summary>New temporary files that only this user can read.</summary>
internal static class PrivateFile
{
    public static string NewPath(string extension) => Path.Combine(Path.GetTempPath(), $"deployment-sdk-{Guid.NewGuid():n}{extension}");

    /// <summary>Creates a file; it is an error if it exists.</summary>
    public static FileStream Create(string path, FileAccess access = FileAccess.Write, FileOptions behaviour = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access, Options = FileOptions.Asynchronous | behaviour };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
