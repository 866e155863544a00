namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>
/// The password among the parameters of a connection: <c>jdbc:postgresql://db/shop?user=shop&amp;password=...</c>, and the key words of
/// PostgreSQL's own library, <c>host=db user=shop password=...</c>.
/// </summary>
internal static class PasswordParameter
{
    private const string Key = "password=";

    private static readonly char[] Ends = ['&', ' ', '"', '\t', '\r', '\n'];

    public static FoundSecret? Find(string text)
    {
        // What names a user as well is no link to a page about passwords.
        if (Next(text, 0) < 0 || text.IndexOf("user", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        var url = text.IndexOf("://", StringComparison.Ordinal);
        var isKeyWords = text.IndexOf("host=", StringComparison.Ordinal) >= 0 || text.IndexOf("dbname=", StringComparison.Ordinal) >= 0;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + Key.Length))
        {
            if (!IsParameter(text, at, url, isKeyWords))
            {
                continue;
            }

            var start = at + Key.Length;
            var end = text.IndexOfAny(Ends, start);
            var length = (end < 0 ? text.Length : end) - start;
            if (length > 0 && !Placeholder.IsIn(text, start, length))
            {
                return new FoundSecret("a connection string with a password", start, length);
            }
        }

        return null;
    }

    private static bool IsParameter(string text, int at, int url, bool isKeyWords) => at == 0
        ? isKeyWords
        : (text[at - 1] is '?' or '&' && url >= 0 && url < at) || (text[at - 1] == ' ' && isKeyWords);

    private static int Next(string text, int from) => text.IndexOf(Key, from, StringComparison.OrdinalIgnoreCase);
}
