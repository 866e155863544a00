namespace Deployment.Sdk.Revisions;

/// <summary>Finds the files of a commit that are Git LFS pointers: declared as such by attribute, and with a pointer's content.</summary>
internal static class LfsPointers
{
    // The specification's bounds: a pointer is shorter than 1024 bytes and begins with its version.
    private const long LargestPointer = 1024;
    private static ReadOnlySpan<byte> Version => "version https://git-lfs.github.com/spec/v1"u8;

    public static async Task<List<string>> FindAsync(
        GitRepository git, string commit, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var candidates = entries.Where(entry => entry.IsFile && entry.Size >= Version.Length && entry.Size < LargestPointer).ToList();
        var filtered = await FilteredAsync(git, commit, candidates, cancellationToken).ConfigureAwait(false);
        candidates.RemoveAll(entry => !filtered.Contains(entry.Path));
        if (candidates.Count == 0)
        {
            return [];
        }

        var pointers = new List<string>();
        var output = await git.Git.StreamAsync(
            ["cat-file", "--batch"],
            async (blobs, token) =>
            {
                foreach (var entry in candidates)
                {
                    if (await BeginsWithVersionAsync(blobs, entry.Size!.Value, token).ConfigureAwait(false))
                    {
                        pointers.Add(entry.Path);
                    }
                }
            },
            cancellationToken,
            string.Concat(candidates.Select(entry => entry.Object + '\n'))).ConfigureAwait(false);
        return output.Succeeded ? pointers : throw new GitException($"git cannot read the files of a commit: {output.Error}");
    }

    // One answer of cat-file: '<hash> blob <size>', line end, the content, line end.
    private static async Task<bool> BeginsWithVersionAsync(Stream blobs, long size, CancellationToken cancellationToken)
    {
        var letter = new byte[1];
        do
        {
            await blobs.ReadExactlyAsync(letter, cancellationToken).ConfigureAwait(false);
        }
        while (letter[0] != '\n');

        var content = new byte[size + 1];
        await blobs.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        return content.AsSpan().StartsWith(Version);
    }

    // Attributes come from the commit, not from the work tree. git learnt 'check-attr --source' in 2.40 only, so the commit is read
    // into an index of its own, which every version can ask, and which no sparse checkout thins out.
    private static async Task<HashSet<string>> FilteredAsync(
        GitRepository git, string commit, List<TreeEntry> candidates, CancellationToken cancellationToken)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        using var isolated = IsolatedGit.Of(git, commit);
        await RequireAsync(isolated.Git.RunAsync(["read-tree", GitRepository.EndOfOptions, CommitHash.Require(commit)], cancellationToken)).ConfigureAwait(false);
        var answer = await RequireAsync(isolated.Git.RunAsync(
            ["check-attr", "--cached", "-z", "--stdin", "filter"],
            input: string.Concat(candidates.Select(entry => entry.Path + '\0')),
            cancellationToken: cancellationToken)).ConfigureAwait(false);

        // Path, attribute, value, over and over.
        return [.. answer.Text.Split('\0').Chunk(3).Where(fields => fields is [_, "filter", "lfs"]).Select(fields => fields[0])];
    }

    private static async Task<GitOutput> RequireAsync(Task<GitOutput> running)
    {
        var output = await running.ConfigureAwait(false);
        return output.Succeeded ? output : throw new GitException($"git cannot read the attributes of a commit: {output.Error}");
    }
}
