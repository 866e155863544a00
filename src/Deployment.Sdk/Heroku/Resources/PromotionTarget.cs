using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>One receiver of a promotion: <c>GET /pipeline-promotions/{promotion}/promotion-targets</c>.</summary>
internal sealed record PromotionTarget
{
    /// <summary>The identifier of the target, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The app that receives the release.</summary>
    public Reference? App { get; init; }

    /// <summary>The promotion.</summary>
    public Reference? PipelinePromotion { get; init; }

    /// <summary>The release that was made there; null until it is.</summary>
    public Reference? Release { get; init; }

    /// <summary>One of <see cref="PromotionTargetStatus"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Status { get; init => field = value ?? field; } = "";

    /// <summary>Why it failed, in Heroku's words; null unless it did.</summary>
    public string? ErrorMessage { get; init; }
}
