using System.Buffers;

namespace Deployment.Sdk.Revisions;

/// <summary>The rules of <c>git check-ref-format --branch</c>, so that no name of another kind ever reaches git.</summary>
internal static class BranchName
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" ~^:?*[\\\u007f");

    /// <summary>What is wrong with a short branch name; null when git would take it.</summary>
    public static string? Problem(string name)
    {
        if (name.StartsWith("refs/", StringComparison.Ordinal))
        {
            var shortName = name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name["refs/heads/".Length..] : null;
            return shortName is { Length: > 0 }
                ? $"'{name}' is a full reference; say the short name '{shortName}'"
                : $"'{name}' is a full reference and not that of a branch; say the short name of a branch";
        }

        var rule = Broken(name);
        return rule is null ? null : $"'{Visible(name)}' is not a legal branch name: {rule}";
    }

    /// <summary>Control characters as <c>\u0007</c>, so that a hostile name cannot repaint a terminal.</summary>
    public static string Visible(string name) =>
        string.Concat(name.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static string? Broken(string name) => name switch
    {
        "" => "it is empty",
        "@" or "HEAD" => "git keeps it for itself",
        ['-', ..] => "it begins with a dash",
        ['/', ..] or [.., '/'] => "it begins or ends with a slash",
        [.., '.'] => "it ends with a dot",
        _ when name.Contains("..", StringComparison.Ordinal) => "it has two dots in a row",
        _ when name.Contains("//", StringComparison.Ordinal) => "it has two slashes in a row",
        _ when name.Contains("@{", StringComparison.Ordinal) => "it has '@{' in it",
        _ when name.AsSpan().ContainsAny(Forbidden) || name.Any(c => c < ' ') =>
            "it has a space, a control character or one of ~ ^ : ? * [ \\ in it",
        _ when name.Split('/').Any(part => part.StartsWith('.') || part.EndsWith(".lock", StringComparison.Ordinal)) =>
            "a part of it begins with a dot or ends with '.lock'",
        _ => null,
    };
}
