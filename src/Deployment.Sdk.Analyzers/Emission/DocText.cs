namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>A team's text inside an XML comment: it can neither end the comment nor open an element, and hides nothing.</summary>
internal static class DocText
{
    public static string Of(string text)
    {
        var literal = Literal.Of(text);
        return literal.Substring(1, literal.Length - 2)
            .Replace("\\\"", "\"")
            .Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;");
    }
}
