namespace Deployment.Sdk.Revisions;

/// <summary>
/// Finds git, and what is told by name, on PATH. .NET would look beside the program and in the current folder first, where a repository may keep a file of
/// that name.
/// </summary>
internal static class GitExecutable
{
    /// <summary>The absolute path of a program; null when PATH has none.</summary>
    /// <param name="path">The value of PATH; relative entries do not count.</param>
    /// <param name="program">Its name, without an ending.</param>
    public static string? Find(string? path, string program = "git")
    {
        var name = OperatingSystem.IsWindows() ? $"{program}.exe" : program;
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
