namespace Deployment.Sdk.Heroku;

/// <summary>The addresses of a place for source. Both are signed: whoever has one needs no token, so they are kept out of logs.</summary>
internal sealed record SourceUrls
{
    /// <summary>Where the build fetches it from.</summary>
    public required Uri GetUrl { get; init; }

    /// <summary>Where it is uploaded to, by <c>PUT</c>.</summary>
    public required Uri PutUrl { get; init; }

    /// <summary>Without the addresses.</summary>
    public override string ToString() => nameof(SourceUrls);
}
