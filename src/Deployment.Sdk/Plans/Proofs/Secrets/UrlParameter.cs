namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>
/// A secret among the parameters of a URL: the <c>sig</c> of a Teams workflow or of Azure's storage, by which anybody may call it, or the
/// token of an API, as <c>auth_token</c> was HipChat's.
/// </summary>
internal static class UrlParameter
{
    private const int MaxName = 16;
    private const int MaxValue = 4096;

    private static readonly char[] Before = ['?', '&'];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "sig", "token", "auth_token", "access_token", "api_token", "api_key", "apikey",
    };

    public static FoundSecret? Find(string text)
    {
        var url = text.IndexOf("://", StringComparison.Ordinal);
        for (var at = Next(text, url); at >= 0; at = Next(text, at + 1))
        {
            var name = TokenAlphabet.Run(text, at + 1, MaxName, TokenAlphabet.IsWord);
            var start = at + 1 + name + 1;
            if (start >= text.Length || text[start - 1] != '=' || !Names.Contains(text.Substring(at + 1, name)))
            {
                continue;
            }

            var length = TokenAlphabet.Run(text, start, MaxValue, static character => TokenAlphabet.IsBearer(character) || character == '%');
            if (RandomText.Is(text.Substring(start, length).Replace("%", "")) && !Placeholder.IsIn(text, start, length))
            {
                return new FoundSecret("a URL with a secret among its parameters", start, length);
            }
        }

        return null;
    }

    private static int Next(string text, int from) => from < 0 ? -1 : text.IndexOfAny(Before, from);
}
