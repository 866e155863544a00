namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>
/// The password of a URL, of any scheme: <c>postgres://user:password@host</c>. A user without a password is none: the public key in a
/// DSN of Sentry's, for one, is meant to be seen.
/// </summary>
internal static class UrlPassword
{
    private const string Separator = "://";

    public static FoundSecret? Find(string text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + Separator.Length))
        {
            if (Password(text, at + Separator.Length) is var (start, length) && !Placeholder.IsIn(text, start, length))
            {
                return new FoundSecret(Kind(text, at), start, length);
            }
        }

        return null;
    }

    private static int Next(string text, int from) => text.IndexOf(Separator, from, StringComparison.Ordinal);

    // The authority ends at a slash, so that no character is looked at for two URLs.
    private static (int Start, int Length)? Password(string text, int authority)
    {
        var (colon, last) = (-1, -1);
        for (var at = authority; at < text.Length && !EndsAuthority(text[at]); at++)
        {
            if (text[at] == ':' && colon < 0)
            {
                colon = at;
            }
            else if (text[at] == '@')
            {
                last = at;
            }
        }

        return colon >= 0 && last > colon + 1 ? (colon + 1, last - colon - 1) : null;
    }

    private static bool EndsAuthority(char character) => character is '/' or '?' or '#' or '"' or '\'' or ',' or <= ' ';

    private static string Kind(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 20 && (TokenAlphabet.IsAlphanumeric(text[start - 1]) || text[start - 1] is '+' or '.' or '-'))
        {
            start--;
        }

        return text.Substring(start, end - start).ToLowerInvariant() switch
        {
            "postgres" or "postgresql" or "postgis" => "a PostgreSQL URL with a password",
            "mysql" or "mysql2" => "a MySQL URL with a password",
            "redis" or "rediss" => "a Redis URL with a password",
            "mongodb" or "mongodb+srv" => "a MongoDB URL with a password",
            "amqp" or "amqps" => "an AMQP URL with a password",
            _ => "a URL with a password",
        };
    }
}
