namespace Deployment.Sdk.Heroku;

/// <summary>What is promoted.</summary>
internal sealed record PromotionSource
{
    /// <summary>The app whose release travels.</summary>
    public required Reference App { get; init; }

    /// <summary>The release that travels; null stands for the one that is current when Heroku gets to it.</summary>
    public Reference? Release { get; init; }
}
