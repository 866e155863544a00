namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Where paths of CI files begin, and where the delivery's project lies below it.</summary>
internal static class RepositoryRoot
{
    /// <summary>The nearest folder with <c>.git</c> in it, a folder or a worktree's file; the folder itself where there is none.</summary>
    public static string Of(string folder) =>
        Above(folder).FirstOrDefault(above => Path.Exists(Path.Combine(above, ".git"))) ?? folder;

    /// <summary>The folder of the project that a program was built from, from the root; null where it is not below it.</summary>
    /// <param name="root">The root.</param>
    /// <param name="program">The folder that the program runs from.</param>
    public static string? ProjectOf(string root, string program)
    {
        var project = Above(program).TakeWhile(above => above.Length >= root.Length)
            .FirstOrDefault(above => Directory.Exists(above) && Directory.EnumerateFiles(above, "*.csproj").Any());
        if (project is null)
        {
            return null;
        }

        var relative = Path.GetRelativePath(root, project).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            yield return here.FullName;
        }
    }
}
