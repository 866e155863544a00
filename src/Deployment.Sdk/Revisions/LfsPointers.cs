namespace Deployment.Sdk.Revisions;

/// <summary>Finds the files of a commit that are Git LFS pointers: declared as such by attribute, and with a pointer's content.</summary>
internal static class LfsPointers
{
    // The specification's bounds: a pointer is shorter than 1024 bytes and begins with its version.
    private const long LargestPointer = 1024;
    private const string Version = "version https://git-lfs.github.com/spec/v1";

    public static async Task<List<string>> FindAsync(
        GitRepository git, string commit, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var candidates = entries.Where(entry => entry.IsFile && entry.Size >= Version.Length && entry.Size < LargestPointer).ToList();
        var filtered = await FilteredAsync(git, commit, candidates, cancellationToken).ConfigureAwait(false);
        var pointers = new List<string>();
        foreach (var entry in candidates.Where(entry => filtered.Contains(entry.Path)))
        {
            var blob = await git.Git.RunAsync(["cat-file", "blob", entry.Object], cancellationToken).ConfigureAwait(false);
            if (blob.Text.StartsWith(Version, StringComparison.Ordinal))
            {
                pointers.Add(entry.Path);
            }
        }

        return pointers;
    }

    // Attributes come from the commit, not from the work tree. git learnt 'check-attr --source' in 2.40 only, so the commit is read
    // into an index of its own, which every version can ask.
    private static async Task<HashSet<string>> FilteredAsync(
        GitRepository git, string commit, List<TreeEntry> candidates, CancellationToken cancellationToken)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var folder = Directory.CreateTempSubdirectory("deployment-sdk-");
        try
        {
            var index = Path.Combine(folder.FullName, "index");
            await RequireAsync(git.Git.RunAsync(["read-tree", commit], index: index, cancellationToken: cancellationToken)).ConfigureAwait(false);
            var answer = await RequireAsync(git.Git.RunAsync(
                ["check-attr", "--cached", "-z", "--stdin", "filter"], input: string.Concat(candidates.Select(entry => entry.Path + '\0')),
                index: index, cancellationToken: cancellationToken)).ConfigureAwait(false);

            // Path, attribute, value, over and over.
            return [.. answer.Text.Split('\0').Chunk(3).Where(fields => fields is [_, "filter", "lfs"]).Select(fields => fields[0])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<GitOutput> RequireAsync(Task<GitOutput> running)
    {
        var output = await running.ConfigureAwait(false);
        return output.Succeeded ? output : throw new GitException($"git cannot read the attributes of a commit: {output.Error}");
    }
}
