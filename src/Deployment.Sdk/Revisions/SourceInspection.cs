namespace Deployment.Sdk.Revisions;

/// <summary>
/// Finds what an archive would leave out or replace without a word: submodules, files that Git LFS keeps elsewhere, and of a folder what
/// leads out of it.
/// </summary>
internal static class SourceInspection
{
    private const int Named = 3;

    /// <summary>Why no archive is made of a folder of a commit; null when there is nothing against it.</summary>
    public static async Task<string?> ProblemAsync(GitRepository git, string commit, string folder, CancellationToken cancellationToken)
    {
        var place = folder.Length == 0 ? CommitHash.Short(commit) : $"the folder '{VisibleText.Of(folder)}' of {CommitHash.Short(commit)}";
        var entries = await git.TreeAsync(commit, cancellationToken).ConfigureAwait(false);
        if (entries is null)
        {
            return $"Commit {commit} is not in this clone. Fetch it first: git fetch origin {commit}.";
        }

        var prefix = folder.Length == 0 ? "" : folder + "/";
        var inside = entries.Where(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (inside.Count == 0)
        {
            return folder.Length == 0
                ? $"{place} holds no file, so there is nothing to build."
                : $"There is no {place["the ".Length..]}. Correct the Path of [HerokuApp]; it is read from the repository's root.";
        }

        var submodules = inside.Where(entry => entry.IsSubmodule).Select(entry => entry.Path).ToList();
        if (submodules.Count > 0)
        {
            return $"{place} has {Count(submodules.Count, "submodule")}, which an archive leaves out: {List(submodules)}. " +
                "Put the files into the repository (git subtree), or install them as a package.";
        }

        if (folder.Length > 0 && await OfFolderAsync(git, commit, folder, inside, place, cancellationToken).ConfigureAwait(false) is { } unfit)
        {
            return unfit;
        }

        var pointers = await LfsPointers.FindAsync(git, commit, inside, cancellationToken).ConfigureAwait(false);
        return pointers.Count == 0
            ? null
            : $"{place} has {Count(pointers.Count, "file")} that Git LFS keeps elsewhere, of which an archive holds only the pointer: " +
                $"{List(pointers)}. Take them out of LFS (git lfs migrate export --include=PATH), or load them from storage when the app runs.";
    }

    // A folder becomes the root of what is built: its entries are written anew, and what lay around it is not there.
    private static async Task<string?> OfFolderAsync(
        GitRepository git, string commit, string folder, IReadOnlyList<TreeEntry> inside, string place, CancellationToken cancellationToken)
    {
        var unnamed = inside.Where(entry => entry.Path.Contains('\uFFFD', StringComparison.Ordinal)).Select(entry => entry.Path).ToList();
        if (unnamed.Count > 0)
        {
            return $"{place} has {Count(unnamed.Count, "file")} whose name is not UTF-8: {List(unnamed)}. Rename it: git mv.";
        }

        var leading = new List<string>();
        foreach (var link in inside.Where(entry => entry.IsLink))
        {
            var target = await git.ReadFileAsync(commit, link.Path, cancellationToken).ConfigureAwait(false);
            if (target is not null && LeadsOut(folder, link.Path, target))
            {
                leading.Add(link.Path);
            }
        }

        return leading.Count == 0
            ? null
            : $"{place} has {Count(leading.Count, "link")} to what lies outside of it, which is not delivered: {List(leading)}. " +
                "Put what it needs into the folder, or deliver the repository whole, without Path.";
    }

    // An absolute link means the machine that it is on.
    private static bool LeadsOut(string folder, string path, string target)
    {
        if (target.StartsWith('/'))
        {
            return false;
        }

        var depth = path[(folder.Length + 1)..].Count(letter => letter == '/');
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            depth += part == ".." ? -1 : 1;
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string List(List<string> paths) =>
        string.Join(", ", paths.Take(Named).Select(VisibleText.Of)) + (paths.Count > Named ? $" and {paths.Count - Named} more" : "");
}
