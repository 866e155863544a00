namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Tells by a config var's name and value whether it leads to something that keeps data: a database, queue, cache or bucket.</summary>
internal static class StoreVariable
{
    // What only a store, a cache or a queue answers to, whatever the variable is called.
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "postgres", "postgresql", "mysql", "mysql2", "redis", "rediss", "mongodb", "mongodb+srv", "amqp", "amqps",
    };

    // Of which kind a URL is where its scheme does not say so, by the word before _URL or _URI.
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "DATABASE", "POSTGRES", "POSTGRESQL", "MYSQL", "JAWSDB", "CLEARDB", "REDIS", "REDISCLOUD", "REDIS_TLS", "MEMCACHED", "CACHE", "MONGODB",
        "MONGO", "RABBITMQ", "CLOUDAMQP", "AMQP", "BROKER", "QUEUE", "KAFKA", "ELASTICSEARCH", "OPENSEARCH", "BONSAI", "BUCKET",
    };

    private static readonly string[] Buckets = ["BUCKET", "BUCKET_NAME"];

    /// <summary>Whether it does. One on the machine of the dyno itself is nobody else's.</summary>
    public static bool Is(string name, string value)
    {
        var end = value.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            return Buckets.Any(bucket => EndsIn(name, bucket)) && value.Trim().Length > 0;
        }

        return HostOf(value, end + 3) is { Length: > 0 } host
            && !IsLocal(host)
            && (Schemes.Contains(value.Substring(0, end)) || KindOf(name).Any(kind => Kinds.Any(known => EndsIn(kind, known))));
    }

    private static IEnumerable<string> KindOf(string name) => name.EndsWith("_URL", StringComparison.Ordinal)
        || name.EndsWith("_URI", StringComparison.Ordinal)
        ? [name.Substring(0, name.Length - 4)]
        : [];

    private static bool EndsIn(string name, string words) =>
        name == words || name.EndsWith("_" + words, StringComparison.Ordinal);

    // Of a list of hosts, as MongoDB has them, the first one.
    private static string HostOf(string url, int start)
    {
        var end = url.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? url.Substring(start) : url.Substring(start, end - start);
        var host = authority.Substring(authority.LastIndexOf('@') + 1).Split(',')[0];
        return host.StartsWith("[", StringComparison.Ordinal) ? host.Substring(1).Split(']')[0] : host.Split(':')[0];
    }

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("127.", StringComparison.Ordinal)
        || host is "::1" or "0.0.0.0";
}
