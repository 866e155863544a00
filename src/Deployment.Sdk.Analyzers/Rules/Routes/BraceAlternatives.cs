namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Writes <c>{a,b}/c</c> out, as a shell would: <c>a/c</c> and <c>b/c</c>.</summary>
internal static class BraceAlternatives
{
    /// <summary>
    /// Every combination, each once; the text itself where it has no alternatives; empty where braces are nested or there are more
    /// than the limit.
    /// </summary>
    public static IReadOnlyList<string> Of(string text, int limit)
    {
        IReadOnlyList<string> written = [""];
        for (var at = 0; at < text.Length;)
        {
            var (choices, end) = ChoicesAt(text, at);
            written = [.. (from before in written from choice in choices select before + choice).Distinct().Take(limit + 1)];
            at = end;
        }

        return written.Count <= limit ? written : [];
    }

    // A branch has no space in its name, so "{a, b}" is "{a,b}".
    private static (IReadOnlyList<string> Choices, int End) ChoicesAt(string text, int at)
    {
        var open = text.IndexOf('{', at);
        if (open != at)
        {
            var end = open < 0 ? text.Length : open;
            return ([text.Substring(at, end - at)], end);
        }

        var close = text.IndexOf('}', at);
        var inside = close < 0 ? "" : text.Substring(at + 1, close - at - 1);
        return inside.IndexOf('{') >= 0 ? ([], text.Length)
            : inside.IndexOf(',') >= 0 ? ([.. inside.Split(',').Select(choice => choice.Trim(' '))], close + 1)
            : ([text.Substring(at, close < 0 ? text.Length - at : close + 1 - at)], close < 0 ? text.Length : close + 1);
    }
}
