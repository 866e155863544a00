namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>Reads names word by word, so that <c>TOKENIZER</c> is no token and <c>KEYCLOAK_URL</c> no key.</summary>
internal static class SecretNames
{
    private const int MaxLength = 256;

    private static readonly HashSet<string> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "SECRET", "SECRETS", "PASSWORD", "PGPASSWORD", "PASSWD", "PASSPHRASE", "PWD", "TOKEN", "CREDENTIAL", "CREDENTIALS",
        "APIKEY", "PRIVATEKEY", "ACCESSKEY", "SECRETKEY",
    };

    // A key is secret when the word before it says so.
    private static readonly HashSet<string> KindsOfKey = new(StringComparer.OrdinalIgnoreCase)
    {
        "API", "PRIVATE", "ACCESS", "SECRET", "SIGNING", "ENCRYPTION", "MASTER", "AUTH", "HMAC",
    };

    // A pass is a password when the word before it says for what.
    private static readonly HashSet<string> KindsOfPass = new(StringComparer.OrdinalIgnoreCase)
    {
        "DB", "DATABASE", "PG", "POSTGRES", "MYSQL", "MONGO", "REDIS", "SMTP", "MAIL", "EMAIL", "FTP", "SFTP", "USER", "ADMIN", "LOGIN",
    };

    // Words after which the name is still that of the secret itself.
    private static readonly HashSet<string> Tails = new(StringComparer.OrdinalIgnoreCase)
    {
        "KEY", "BASE", "VALUE", "OLD", "NEW", "CURRENT", "PREVIOUS", "PRIMARY", "SECONDARY",
        "LIVE", "PROD", "PRODUCTION", "UAT", "STAGING", "DEV", "DEVELOPMENT",
    };

    // Words after which the name is that of something about the secret, which may well look made up.
    private static readonly HashSet<string> About = new(StringComparer.OrdinalIgnoreCase)
    {
        "ID", "ARN", "NAME", "URL", "URI", "PATH", "FILE", "DIR", "HOST", "ENDPOINT", "HEADER", "FIELD", "COOKIE", "ISSUER", "AUDIENCE",
        "HASH", "DIGEST", "FINGERPRINT", "THUMBPRINT", "VERSION", "SCOPE", "SCOPES", "TTL", "BACKEND", "PROVIDER", "VARIABLE",
    };

    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase) { "PUBLIC", "PUBLISHABLE" };

    public static SecretName Of(string name)
    {
        if (name.Length > MaxLength)
        {
            return SecretName.No;
        }

        var words = Words(name);
        var noun = words.FindLastIndex(Nouns.Contains);
        for (var at = words.Count - 1; at > noun && at > 0; at--)
        {
            if ((words[at].Equals("KEY", StringComparison.OrdinalIgnoreCase) && KindsOfKey.Contains(words[at - 1]))
                || (words[at].Equals("PASS", StringComparison.OrdinalIgnoreCase) && KindsOfPass.Contains(words[at - 1])))
            {
                noun = at;
            }
        }

        return noun < 0 || words.Any(Open.Contains) ? SecretName.No
            : words.Skip(noun + 1).All(IsTail) ? SecretName.Yes
            : About.Contains(words[words.Count - 1]) ? SecretName.No
            : SecretName.Perhaps;
    }

    private static bool IsTail(string word) => Tails.Contains(word) || word.All(TokenAlphabet.IsDigit);

    // DJANGO_SECRET_KEY, django-secret-key and DjangoSecretKey have the same three.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var isEnd = at == name.Length || !TokenAlphabet.IsAlphanumeric(name[at]);
            var isHump = !isEnd && at > start && char.IsUpper(name[at]) && char.IsLower(name[at - 1]);
            if (isEnd || isHump)
            {
                if (at > start)
                {
                    words.Add(name.Substring(start, at - start));
                }

                start = isHump ? at : at + 1;
            }
        }

        return words;
    }
}
