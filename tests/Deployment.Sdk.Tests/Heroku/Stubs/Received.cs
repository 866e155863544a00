namespace Deployment.Sdk.Tests.Heroku;

/// <summary>A request as it stood on the wire.</summary>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public override string ToString() => $"{Method} {Target}";
}
