using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Revisions;

/// <summary>Says what is wrong with a branch name, so that no name of another kind ever reaches git.</summary>
internal static class BranchNameRule
{
    /// <summary>What is wrong with a short branch name; null when git would take it.</summary>
    public static string? Problem(string name)
    {
        if (name.StartsWith("refs/", StringComparison.Ordinal))
        {
            var shortName = name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name["refs/heads/".Length..] : null;
            return shortName is { Length: > 0 }
                ? $"'{VisibleText.Of(name)}' is a full reference; say the short name '{VisibleText.Of(shortName)}'"
                : $"'{VisibleText.Of(name)}' is a full reference and not that of a branch; say the short name of a branch";
        }

        return ShortBranchName.IsLegal(name) ? null : $"'{VisibleText.Of(name)}' is not a legal branch name: {Broken(name)}";
    }

    // The verdict is ShortBranchName's; this only finds words for it.
    private static string Broken(string name) => name switch
    {
        "" => "it is empty",
        "HEAD" => "git keeps it for itself",
        ['-', ..] => "it begins with a dash",
        ['/', ..] or [.., '/'] => "it begins or ends with a slash",
        [.., '.'] => "it ends with a dot",
        _ when name.Contains("..", StringComparison.Ordinal) => "it has two dots in a row",
        _ when name.Contains("//", StringComparison.Ordinal) => "it has two slashes in a row",
        _ when name.Contains("@{", StringComparison.Ordinal) => "it has '@{' in it",
        _ when name.Split('/').Any(part => part.StartsWith('.') || part.EndsWith(".lock", StringComparison.Ordinal)) =>
            "a part of it begins with a dot or ends with '.lock'",
        _ => "it has a space, a control character, half a character or one of ~ ^ : ? * [ \\ in it",
    };
}
