using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A build: <c>GET /apps/{app}/builds/{build}</c>. A build that succeeds releases itself.</summary>
internal sealed record Build
{
    /// <summary>The identifier of the build, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The app; Heroku gives only its identifier.</summary>
    public Reference? App { get; init; }

    /// <summary>One of <see cref="BuildStatus"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Status { get; init => field = value ?? field; } = "";

    /// <summary>
    /// Where its output can be read, without a token: as plain text, resumed with <c>Range</c>, or as server-sent events, resumed with
    /// <c>Last-Event-Id</c>.
    /// </summary>
    public Uri? OutputStreamUrl { get; init; }

    /// <summary>What it is built from.</summary>
    public SourceBlob? SourceBlob { get; init; }

    /// <summary>The buildpacks that it uses, in order; null on Fir.</summary>
    public IReadOnlyList<Buildpack>? Buildpacks { get; init; }

    /// <summary>The slug that it made; null until it succeeds, and always on Fir.</summary>
    public Reference? Slug { get; init; }

    /// <summary>The release that it made; null until it is finished, and for good if it failed.</summary>
    public Reference? Release { get; init; }

    /// <summary>The stack that it is built for, such as <c>heroku-24</c>.</summary>
    [AllowNull]
    public string Stack { get; init => field = value ?? field; } = "";

    /// <summary>Heroku's generation, <c>cedar</c> or <c>fir</c>; empty where the answer leaves it out, as a pipeline's latest builds do.</summary>
    [AllowNull]
    public string Generation { get; init => field = value ?? field; } = "";

    /// <summary>Who started it.</summary>
    public UserReference? User { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
