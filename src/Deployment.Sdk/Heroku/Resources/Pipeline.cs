namespace Deployment.Sdk.Heroku;

/// <summary>A pipeline: <c>GET /pipelines/{pipeline}</c>.</summary>
internal sealed record Pipeline
{
    /// <summary>The identifier of the pipeline, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Heroku's generation, <c>cedar</c> or <c>fir</c>; null where the answer leaves it out.</summary>
    public Reference? Generation { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
