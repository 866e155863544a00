namespace Deployment.Sdk.Revisions;

/// <summary>Tells full commit hashes from everything else: 40 hexadecimal digits (SHA-1) or 64 (SHA-256), not all zero.</summary>
internal static class CommitHash
{
    public static bool IsFull(string text) =>
        text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit) && text.AsSpan().ContainsAnyExcept('0');

    /// <summary>The hash as people read it.</summary>
    public static string Short(string commit) => commit.Length > 12 ? commit[..12] : commit;

    /// <summary>Guards the calls whose arguments git would otherwise take for an option or a range.</summary>
    public static string Require(string commit) =>
        IsFull(commit) ? commit : throw new ArgumentException($"'{commit}' is not a full commit hash.", nameof(commit));
}
