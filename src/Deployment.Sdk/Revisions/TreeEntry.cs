using System.Globalization;

namespace Deployment.Sdk.Revisions;

/// <summary>A line of <c>git ls-tree -r -l -z</c>.</summary>
/// <param name="Mode">The mode: <c>100644</c> a file, <c>120000</c> a link, <c>160000</c> a submodule.</param>
/// <param name="Object">The hash of its object.</param>
/// <param name="Size">The size in bytes; null for a submodule.</param>
/// <param name="Path">The path from the root of the tree.</param>
internal sealed record TreeEntry(string Mode, string Object, long? Size, string Path)
{
    public bool IsSubmodule => Mode == "160000";

    public bool IsLink => Mode == "120000";

    public bool IsFile => Mode is "100644" or "100755";

    public static TreeEntry Parse(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var fields = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long? size = long.TryParse(fields[3], CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
        return new TreeEntry(fields[0], fields[2], size, line[(tab + 1)..]);
    }
}
