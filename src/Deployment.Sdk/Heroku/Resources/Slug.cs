using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Compiled code: <c>GET /apps/{app}/slugs/{slug}</c>.</summary>
internal sealed record Slug
{
    /// <summary>The identifier of the slug, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The commit that it was built from; null if it was not said.</summary>
    public string? Commit { get; init; }

    /// <summary>What was said about that commit; null if nothing.</summary>
    public string? CommitDescription { get; init; }

    /// <summary>The process types of its Procfile and their commands.</summary>
    [AllowNull]
    public IReadOnlyDictionary<string, string> ProcessTypes { get; init => field = value ?? field; } =
        new Dictionary<string, string>();

    /// <summary>The stack that it runs on.</summary>
    public Reference? Stack { get; init; }

    /// <summary>Where its archive can be fetched, or uploaded if it was just made.</summary>
    public SlugBlob? Blob { get; init; }

    /// <summary><c>SHA256:</c> and the hexadecimal digest of the slug; null if unknown.</summary>
    public string? Checksum { get; init; }

    /// <summary>Its size in bytes; null if unknown.</summary>
    public long? Size { get; init; }

    /// <summary>What its buildpack calls it, such as <c>Python</c>; null if it says nothing.</summary>
    public string? BuildpackProvidedDescription { get; init; }

    /// <summary>When Heroku deleted it, so that it can no longer be released; null while it is kept.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
