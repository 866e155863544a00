namespace Deployment.Sdk.Revisions;

/// <summary>Arguments of a POSIX shell.</summary>
internal static class ShellText
{
    /// <summary>
    /// A text as one argument, whatever is in it. What services replace before a shell sees it (<c>${{ }}</c>, <c>&lt;&lt; &gt;&gt;</c>) is
    /// broken up between quotes.
    /// </summary>
    public static string Quote(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '/' or '-' or ':' or '@')
            ? text
            : $"'{text
                .Replace("'", @"'\''", StringComparison.Ordinal)
                .Replace("${{", "$''{{", StringComparison.Ordinal)
                .Replace("<<", "<''<", StringComparison.Ordinal)}'";
}
