namespace Deployment.Sdk.Tests.Heroku;

/// <summary>A request as it stood on the wire.</summary>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private static long _count;

    /// <summary>Greater than that of every request before, to whichever server that was.</summary>
    public long Order { get; } = Interlocked.Increment(ref _count);

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public override string ToString() => $"{Method} {Target}";
}
