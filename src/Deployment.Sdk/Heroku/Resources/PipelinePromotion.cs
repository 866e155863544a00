using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A promotion: <c>GET /pipeline-promotions/{promotion}</c>.</summary>
/// <remarks>It is never said to have succeeded or failed: only its targets are.</remarks>
internal sealed record PipelinePromotion
{
    /// <summary>The identifier of the promotion, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The pipeline that it happens in.</summary>
    public Reference? Pipeline { get; init; }

    /// <summary>What is promoted.</summary>
    public PromotionSource? Source { get; init; }

    /// <summary>One of <see cref="PromotionStatus"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Status { get; init => field = value ?? field; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed; null if it never did.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
