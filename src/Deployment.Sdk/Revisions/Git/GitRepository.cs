using System.Collections.Concurrent;

namespace Deployment.Sdk.Revisions;

/// <summary>A work tree on this machine, read through the installed <c>git</c>. Nothing here changes a file or a branch.</summary>
internal sealed partial class GitRepository
{
    internal const string EndOfOptions = "--end-of-options";

    // A commit that was once found here stays: git takes away only what nothing has reached for weeks.
    private readonly ConcurrentDictionary<string, bool> _here = new(StringComparer.Ordinal);

    private volatile bool _isShallow;

    private GitRepository(string root, string commonDirectory, bool isShallow)
    {
        Root = root;
        CommonDirectory = commonDirectory;
        _isShallow = isShallow;
        Git = new GitProcess(root);
    }

    /// <summary>The absolute path of the work tree's root.</summary>
    public string Root { get; }

    /// <summary>The absolute path of the folder that all work trees of this repository share.</summary>
    public string CommonDirectory { get; }

    internal GitProcess Git { get; }

    /// <summary>Finds the work tree that a folder is in.</summary>
    /// <returns>Null when it is in none.</returns>
    /// <exception cref="GitException">git is not installed, or refuses the repository.</exception>
    public static async Task<GitRepository?> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        // In one process: each is a tenth of what a short command takes.
        var output = await new GitProcess(Path.GetFullPath(directory)).RunAsync(
            ["rev-parse", "--path-format=absolute", "--is-shallow-repository", "--show-toplevel", "--git-common-dir"], cancellationToken)
            .ConfigureAwait(false);
        if (output.Succeeded)
        {
            return output.Line.Split('\n') is [var isShallow, { Length: > 0 } root, { Length: > 0 } common]
                ? new GitRepository(Path.GetFullPath(root), Path.GetFullPath(common), isShallow == "true")
                : throw new GitException($"git does not say where the repository at '{directory}' is, or its path has a line break in it.");
        }

        // In a work tree whose repository has gone it says "not a git repository: PATH", which is worth an error.
        return output.Error.Contains("not a git repository (or any", StringComparison.Ordinal)
            || output.Error.Contains("must be run in a work tree", StringComparison.Ordinal)
                ? null
                : throw new GitException($"git cannot read the repository at '{directory}': {output.Error}");
    }

    /// <summary>The full hash of the commit that a revision names; null when there is none here.</summary>
    public async Task<string?> ResolveAsync(string revision, CancellationToken cancellationToken)
    {
        // rev-parse prints what it does not understand as an option, '--end-of-options' or not.
        if (revision.Length == 0 || revision[0] == '-' || revision.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var output = await Git.RunAsync(
            ["rev-parse", "--verify", "--quiet", EndOfOptions, $"{revision}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        return output.Succeeded && CommitHash.IsFull(output.Line) ? output.Line : null;
    }

    /// <summary>Whether a commit's object is here.</summary>
    public async Task<bool> HasCommitAsync(string commit, CancellationToken cancellationToken)
    {
        if (_here.ContainsKey(CommitHash.Require(commit)))
        {
            return true;
        }

        var isHere = await ResolveAsync(commit, cancellationToken).ConfigureAwait(false) is not null;
        if (isHere)
        {
            _here[commit] = true;
        }

        return isHere;
    }

    /// <summary>The commit that is checked out; null in a repository without a commit.</summary>
    public Task<string?> HeadAsync(CancellationToken cancellationToken) => ResolveAsync("HEAD", cancellationToken);

    /// <summary>The short name of the branch that is checked out; null when HEAD is detached.</summary>
    public async Task<string?> CurrentBranchAsync(CancellationToken cancellationToken)
    {
        const string heads = "refs/heads/";
        var output = await Git.RunAsync(["symbolic-ref", "--quiet", "HEAD"], cancellationToken).ConfigureAwait(false);
        return output.Succeeded && output.Line.StartsWith(heads, StringComparison.Ordinal) ? output.Line[heads.Length..] : null;
    }

    /// <summary>The commit of a local branch; null when there is no such branch.</summary>
    public Task<string?> BranchTipAsync(string branch, CancellationToken cancellationToken) =>
        ReferenceTipAsync($"refs/heads/{branch}", cancellationToken);

    /// <summary>The commit of a tag; null when there is no such tag.</summary>
    public Task<string?> TagTipAsync(string tag, CancellationToken cancellationToken) =>
        ReferenceTipAsync($"refs/tags/{tag}", cancellationToken);

    /// <summary>The commit that a remote's branch had when it was last fetched; null when it never was.</summary>
    public Task<string?> TrackedTipAsync(string remote, string branch, CancellationToken cancellationToken) =>
        ReferenceTipAsync($"refs/remotes/{remote}/{branch}", cancellationToken);

    // A full name, and the exact one: rev-parse would go on to guess at refs/tags/refs/heads/x.
    private async Task<string?> ReferenceTipAsync(string reference, CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(["show-ref", "--verify", "--quiet", EndOfOptions, reference], cancellationToken).ConfigureAwait(false);
        return output.Succeeded ? await ResolveAsync(reference, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Whether <paramref name="ancestor"/> is <paramref name="commit"/> or comes before it; both must be here.</summary>
    /// <remarks>In a shallow clone only a yes is certain.</remarks>
    public async Task<bool> IsAncestorAsync(string ancestor, string commit, CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(
            ["merge-base", "--is-ancestor", EndOfOptions, CommitHash.Require(ancestor), CommitHash.Require(commit)], cancellationToken).ConfigureAwait(false);
        return output.ExitCode switch
        {
            0 => true,
            1 => false,
            _ => throw new GitException($"git cannot compare {CommitHash.Short(ancestor)} and {CommitHash.Short(commit)}: {output.Error}"),
        };
    }

    /// <summary>Whether the history ends before its beginning.</summary>
    /// <remarks>A fetch may complete it; nothing that runs here cuts a whole one short.</remarks>
    public async Task<bool> IsShallowAsync(CancellationToken cancellationToken)
    {
        if (_isShallow)
        {
            _isShallow = Require(
                await Git.RunAsync(["rev-parse", "--is-shallow-repository"], cancellationToken).ConfigureAwait(false)).Line == "true";
        }

        return _isShallow;
    }

    /// <summary>Whether a file that git follows differs from what is checked out.</summary>
    public async Task<bool> HasUncommittedChangesAsync(CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(
            ["status", "--porcelain", "-z", "--untracked-files=no", "--ignore-submodules=all"], cancellationToken).ConfigureAwait(false);
        return output.Succeeded && output.Text.Length > 0;
    }

    private static GitOutput Require(GitOutput output) =>
        output.Succeeded ? output : throw new GitException($"git failed with exit code {output.ExitCode}: {output.Error}");
}
