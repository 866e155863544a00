using System.Net;

namespace Deployment.Sdk.Services;

/// <summary>HTML of the few tags that chats take: <c>b</c>, <c>a</c>, <c>br</c>.</summary>
internal sealed class HtmlDialect : ITextDialect
{
    public static HtmlDialect Instance { get; } = new();

    public string LineBreak => "<br>";

    public string Text(string text) => WebUtility.HtmlEncode(NeutralText.Unlinked(text));

    public string Strong(string text) => $"<b>{Text(text)}</b>";

    public string Link(string text, Uri address) => $"<a href=\"{WebUtility.HtmlEncode(address.AbsoluteUri)}\">{Text(text)}</a>";
}
