namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>The password or key of a connection string: <c>Host=db;Username=shop;Password=...</c>, <c>AccountKey=...</c>.</summary>
internal static class KeyedPassword
{
    private const int MinKey = 20;

    public static FoundSecret? Find(string text) =>
        Find(text, "AccountKey", MinKey, "an Azure account key")
        ?? Find(text, "SharedAccessKey", MinKey, "an Azure shared access key")
        ?? (text.IndexOf(';') < 0
            ? null
            : Find(text, "Password", 1, "a connection string with a password")
                ?? Find(text, "Pwd", 1, "a connection string with a password"));

    private static FoundSecret? Find(string text, string key, int min, string kind)
    {
        for (var at = Next(text, key, 0); at >= 0; at = Next(text, key, at + key.Length))
        {
            var equals = Spaces(text, at + key.Length);
            if (equals < text.Length && text[equals] == '=' && StartsEntry(text, at))
            {
                var end = text.IndexOf(';', equals);
                var start = equals + 1;
                var length = (end < 0 ? text.Length : end) - start;
                if (length >= min && !Placeholder.IsIn(text, start, length))
                {
                    return new FoundSecret(kind, start, length);
                }
            }
        }

        return null;
    }

    private static int Next(string text, string key, int from) => text.IndexOf(key, from, StringComparison.OrdinalIgnoreCase);

    private static int Spaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // After a semicolon, a quote, or at the beginning; `--password=` of a command is another matter.
    private static bool StartsEntry(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ')
        {
            at--;
        }

        return at == 0 || text[at - 1] is ';' or '"' or '\'' or '=';
    }
}
