namespace Deployment.Sdk.Services;

/// <summary>Slack's mrkdwn, in which only <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped.</summary>
internal sealed class MrkdwnDialect : ITextDialect
{
    public static MrkdwnDialect Instance { get; } = new();

    public string LineBreak => "\n";

    public string Text(string text) => Emphasis(NeutralText.Unlinked(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal));

    public string Strong(string text) => $"*{Text(text)}*";

    // A bar would end the address and a bracket the link; neither is legal unescaped in an address.
    public string Link(string text, Uri address) =>
        $"<{address.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal)}|{Text(text)}>";

    // There is no escape for these. A mark that is followed by the break begins no emphasis, because no word begins there.
    private static string Emphasis(string text) => string.Concat(text.Select(character =>
        character is '*' or '_' or '~' or '`' ? $"{NeutralText.Break}{character}{NeutralText.Break}" : character.ToString()));
}
