namespace Deployment.Sdk.Heroku;

/// <summary>A place to upload source to: <c>POST /sources</c>.</summary>
internal sealed record Source
{
    /// <summary>Its two addresses.</summary>
    public required SourceUrls SourceBlob { get; init; }
}
