using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A pipeline: <c>GET /pipelines/{pipeline}</c>.</summary>
internal sealed record Pipeline
{
    /// <summary>The identifier of the pipeline, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name: 3 to 30 of <c>a-z</c>, <c>0-9</c> and <c>-</c>.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>Who owns it; null for an old pipeline that nobody owns.</summary>
    public PipelineOwner? Owner { get; init; }

    /// <summary>Heroku's generation, <c>cedar</c> or <c>fir</c>; null where the answer leaves it out.</summary>
    public Reference? Generation { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
