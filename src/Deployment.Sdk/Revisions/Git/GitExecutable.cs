namespace Deployment.Sdk.Revisions;

/// <summary>
/// Finds git on PATH. .NET would look beside the program and in the current folder first, where a repository may keep a file of
/// that name.
/// </summary>
internal static class GitExecutable
{
    /// <summary>The absolute path of git; null when PATH has none.</summary>
    /// <param name="path">The value of PATH; relative entries do not count.</param>
    public static string? Find(string? path)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string file) =>
        File.Exists(file)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
