using System.Text;

namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>What stands in an Authorization header: <c>Basic</c> with name and password, <c>Bearer</c> with a token.</summary>
internal static class AuthorizationText
{
    private const int MaxLength = 4096;

    public static FoundSecret? Find(string text) =>
        Find(text, "Basic ", TokenAlphabet.IsBase64, IsNameAndPassword)
        ?? Find(text, "Bearer ", TokenAlphabet.IsBearer, RandomText.Is);

    private static FoundSecret? Find(string text, string scheme, Func<char, bool> alphabet, Func<string, bool> isSecret)
    {
        for (var at = Next(text, scheme, 0); at >= 0; at = Next(text, scheme, at + scheme.Length))
        {
            var start = at + scheme.Length;
            var length = TokenAlphabet.Run(text, start, MaxLength, alphabet);
            if ((at == 0 || !TokenAlphabet.IsWord(text[at - 1]))
                && isSecret(text.Substring(start, length))
                && !Placeholder.IsIn(text, start, length))
            {
                return new FoundSecret("an Authorization header", start, length);
            }
        }

        return null;
    }

    private static int Next(string text, string scheme, int from) => text.IndexOf(scheme, from, StringComparison.OrdinalIgnoreCase);

    private static bool IsNameAndPassword(string text)
    {
        if (text.Length < 4 || text.Length % 4 != 0 || text.TrimEnd('=').IndexOf('=') >= 0 || text.EndsWith("===", StringComparison.Ordinal))
        {
            return false;
        }

        var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(text));
        return decoded.IndexOf(':') >= 0 && decoded.All(character => character is >= ' ' and not '\uFFFD' and not '\x7f');
    }
}
