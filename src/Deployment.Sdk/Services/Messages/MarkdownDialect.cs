namespace Deployment.Sdk.Services;

/// <summary>Markdown as code hosts and boards read it.</summary>
internal sealed class MarkdownDialect : ITextDialect
{
    public static MarkdownDialect Instance { get; } = new();

    // Two blanks would be invisible in a diff of what was sent.
    public string LineBreak => "\\\n";

    // Any ASCII punctuation may be escaped, and what is escaped is only itself.
    public string Text(string text) => string.Concat(NeutralText.Unlinked(text).Select(character =>
        char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)) ? $"\\{character}" : character.ToString()));

    public string Strong(string text) => $"**{Text(text)}**";

    public string Link(string text, Uri address) =>
        $"[{Text(text)}](<{address.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";
}
