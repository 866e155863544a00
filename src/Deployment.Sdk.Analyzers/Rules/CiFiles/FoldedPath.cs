namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Paths as texts, of whatever system: with <c>/</c> between their parts, and no <c>.</c> or <c>..</c> among them.</summary>
internal static class FoldedPath
{
    public static string Of(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').TrimEnd('/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>The folder from which a relative path leads to a place; null where none does.</summary>
    public static string? RootAbove(string place, string relative)
    {
        var (whole, end) = (Of(place), Of($"./{relative}"));
        return end.Length == 0 ? whole
            : whole.EndsWith($"/{end}", StringComparison.OrdinalIgnoreCase) ? whole.Substring(0, whole.Length - end.Length - 1)
            : null;
    }
}
