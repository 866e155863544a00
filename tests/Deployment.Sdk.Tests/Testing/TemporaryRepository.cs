namespace Deployment.Sdk.Tests.Testing;

/// <summary>
/// A real git repository of a test's own. Commits get their time from a counter and their author from the test, so the same steps
/// give the same hashes on every machine.
/// </summary>
internal sealed class TemporaryRepository : IDisposable
{
    public const string Ada = "Ada Lovelace <ada@yunojuno.example>";
    public const string Grace = "Grace Hopper <grace@yunojuno.example>";

    private readonly TemporaryFolder? _owned;
    private int _commits;

    private TemporaryRepository(string path, TemporaryFolder? owned)
    {
        Path = path;
        _owned = owned;
    }

    /// <summary>The root of the work tree, or the bare repository.</summary>
    public string Path { get; }

    /// <summary>An address that goes through git's transport, as <c>--depth</c> needs.</summary>
    public string Address => new Uri(Path).AbsoluteUri;

    public string Head => Git("rev-parse", "HEAD");

    /// <summary>An empty repository on branch <c>master</c>.</summary>
    public static TemporaryRepository Create()
    {
        var folder = new TemporaryFolder();
        TestGit.Run(folder.Path, "init", "--quiet", "--initial-branch=master");
        return new TemporaryRepository(folder.Path, folder);
    }

    /// <summary>An empty bare repository, to push to.</summary>
    public static TemporaryRepository CreateBare()
    {
        var folder = new TemporaryFolder();
        TestGit.Run(folder.Path, "init", "--quiet", "--bare", "--initial-branch=master");
        // Hosts let their clients ask for any commit that is reachable, or has been.
        TestGit.Run(folder.Path, "config", "uploadpack.allowAnySHA1InWant", "true");
        return new TemporaryRepository(folder.Path, folder);
    }

    /// <summary>Runs git here.</summary>
    public string Git(params string[] arguments) => TestGit.Run(Path, arguments);

    /// <summary>Writes files and commits them.</summary>
    /// <param name="message">The commit's message.</param>
    /// <param name="author"><c>Name &lt;e-mail&gt;</c>.</param>
    /// <param name="files">Paths with slashes, and their text.</param>
    /// <returns>The full hash.</returns>
    public string Commit(string message, string author, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var file = System.IO.Path.Combine(Path, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Git("add", "--all");
        return CommitIndex(message, author);
    }

    /// <summary>Commits one file by Ada that no other commit has.</summary>
    public string Commit(string message = "Work") => Commit(message, Ada, ($"work-{_commits}.txt", $"{message}\n"));

    /// <summary>Commits what is in the index, an empty commit if nothing is.</summary>
    public string CommitIndex(string message, string author)
    {
        var end = author.IndexOf('<', StringComparison.Ordinal);
        var (name, email) = (author[..end].Trim(), author[(end + 1)..].TrimEnd('>'));
        var time = $"{1_760_000_000 + (60 * _commits++)} +0000";
        var variables = new Dictionary<string, string>
        {
            ["GIT_AUTHOR_NAME"] = name, ["GIT_AUTHOR_EMAIL"] = email, ["GIT_AUTHOR_DATE"] = time,
            ["GIT_COMMITTER_NAME"] = name, ["GIT_COMMITTER_EMAIL"] = email, ["GIT_COMMITTER_DATE"] = time,
        };
        TestGit.Run(Path, message, variables, "commit", "--quiet", "--allow-empty", "--no-verify", "--file=-");
        return Head;
    }

    /// <summary>Makes a branch at a commit, or where HEAD is, and checks it out.</summary>
    public void Branch(string name, string? at = null) => Git("checkout", "--quiet", "-b", name, at ?? "HEAD");

    /// <summary>Checks out a branch, or a commit without one.</summary>
    public void Checkout(string revision) => Git("checkout", "--quiet", revision);

    public void AddRemote(TemporaryRepository remote, string name = "origin") => Git("remote", "add", name, remote.Address);

    /// <summary>Pushes a branch, by force, to <c>origin</c>.</summary>
    public void Push(string branch) => Git("push", "--quiet", "--force", "origin", $"refs/heads/{branch}:refs/heads/{branch}");

    /// <summary>A clone with its remote called <c>origin</c>.</summary>
    /// <param name="options">Options of <c>git clone</c>, such as <c>--depth=1</c>.</param>
    public TemporaryRepository Clone(params string[] options)
    {
        var folder = new TemporaryFolder();
        TestGit.Run(folder.Path, ["clone", "--quiet", .. options, Address, "clone"]);
        return new TemporaryRepository(folder["clone"], folder);
    }

    public void Dispose() => _owned?.Dispose();
}
