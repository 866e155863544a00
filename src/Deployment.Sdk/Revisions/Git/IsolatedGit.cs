namespace Deployment.Sdk.Revisions;

/// <summary>
/// git over the objects of a repository and nothing else of it: no configuration of this machine, of its user or of the clone, no
/// attributes that are not committed, no references. What it makes of a commit is the same everywhere.
/// </summary>
internal sealed class IsolatedGit : IDisposable
{
    private readonly DirectoryInfo _folder;

    private IsolatedGit(DirectoryInfo folder, GitProcess git) => (_folder, Git) = (folder, git);

    public GitProcess Git { get; }

    /// <summary>Borrows the objects of a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">A commit of it; its hash says how its objects are named.</param>
    public static IsolatedGit Of(GitRepository repository, string commit)
    {
        var folder = Directory.CreateTempSubdirectory("deployment-sdk-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "refs"));
            File.WriteAllText(Path.Combine(folder.FullName, "HEAD"), "ref: refs/heads/none\n");
            File.WriteAllText(
                Path.Combine(folder.FullName, "config"),
                $"[core]\n\tbare = true\n\tattributesFile = {GitProcess.Nothing}\n"
                + $"\trepositoryformatversion = {(IsSha256(commit) ? "1\n[extensions]\n\tobjectformat = sha256" : "0")}\n");
            return new IsolatedGit(folder, new GitProcess(folder.FullName, new Dictionary<string, string>
            {
                ["GIT_DIR"] = folder.FullName,
                ["GIT_OBJECT_DIRECTORY"] = Path.Combine(repository.CommonDirectory, "objects"),
                ["GIT_INDEX_FILE"] = Path.Combine(folder.FullName, "index"),
                ["GIT_CONFIG_GLOBAL"] = GitProcess.Nothing,
                ["GIT_CONFIG_NOSYSTEM"] = "1",
                ["GIT_CONFIG_COUNT"] = "0",
                ["GIT_CONFIG_PARAMETERS"] = "",
                ["GIT_ATTR_NOSYSTEM"] = "1",
            }));
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsSha256(string commit) => commit.Length == 64;
}
