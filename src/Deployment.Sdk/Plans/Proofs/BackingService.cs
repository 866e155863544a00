namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Whether a config var says where data is: a database, a queue, a cache, a bucket, an index.</summary>
internal static class BackingService
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "DATABASE", "DB", "POSTGRES", "POSTGRESQL", "PG", "MYSQL", "MARIADB", "SQL", "MONGO", "MONGODB", "REDIS", "VALKEY", "MEMCACHED",
        "MEMCACHIER", "AMQP", "RABBITMQ", "CLOUDAMQP", "KAFKA", "BUCKET", "ELASTICSEARCH", "OPENSEARCH", "CASSANDRA", "DYNAMODB", "QUEUE",
    };

    // Words that end the name of the place itself.
    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "URL", "URI", "DSN", "HOST", "NAME", "ADDRESS", "ENDPOINT", "CONNECTION", "STRING", "BROKERS", "SERVERS",
    };

    private static readonly string[] Schemes =
    [
        "postgres://", "postgresql://", "mysql://", "mysql2://", "mariadb://", "mongodb://", "mongodb+srv://", "redis://", "rediss://",
        "memcached://", "amqp://", "amqps://", "kafka://", "kafka+ssl://", "s3://",
    ];

    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

    /// <summary>Whether two environments with this value work on the same data.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    public static bool IsPlace(string name, string value) =>
        Schemes.FirstOrDefault(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } start
            ? IsElsewhere(value.Substring(start.Length))
            : Names(name) && value.Length > 2 && !value.All(char.IsDigit) && IsElsewhere(value);

    // Each machine has a localhost of its own.
    private static bool IsElsewhere(string place)
    {
        var host = place.Substring(place.LastIndexOf('@', Math.Min(place.Length - 1, 200)) + 1);
        return host.Length > 0
            && !OwnHosts.Any(own => host.StartsWith(own, StringComparison.OrdinalIgnoreCase)
                && (host.Length == own.Length || host[own.Length] is ':' or '/' or '?'));
    }

    private static bool Names(string name)
    {
        var words = name.Split('_');
        return words.Any(Words.Contains) && (Words.Contains(words[words.Length - 1]) || Ends.Contains(words[words.Length - 1]));
    }
}
