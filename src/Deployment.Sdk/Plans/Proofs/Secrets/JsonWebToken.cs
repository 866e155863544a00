namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>A JSON web token: two or three parts in base64 with dots between, of which the first two are JSON objects.</summary>
internal static class JsonWebToken
{
    // What '{"' becomes in base64.
    private const string Brace = "eyJ";
    private const int MinPart = 10;

    public static FoundSecret? Find(string text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            // Each run of characters is looked at once: from its beginning.
            if ((at == 0 || !TokenAlphabet.IsBase64Url(text[at - 1])) && Length(text, at) is var length and > 0)
            {
                return new FoundSecret("a JSON web token", at, length);
            }
        }

        return null;
    }

    private static int Next(string text, int from) => text.IndexOf(Brace, from, StringComparison.Ordinal);

    private static int Length(string text, int at)
    {
        var header = Part(text, at);
        var second = at + header + 1;
        if (header < MinPart
            || second + Brace.Length > text.Length
            || text[second - 1] != '.'
            || string.CompareOrdinal(text, second, Brace, 0, Brace.Length) != 0)
        {
            return 0;
        }

        var payload = Part(text, second);
        var end = second + payload;
        return payload < MinPart ? 0
            : end < text.Length && text[end] == '.' ? end + 1 + Part(text, end + 1) - at
            : end - at;
    }

    private static int Part(string text, int start) => TokenAlphabet.Run(text, start, text.Length, TokenAlphabet.IsBase64Url);
}
