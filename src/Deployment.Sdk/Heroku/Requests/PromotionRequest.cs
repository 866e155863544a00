namespace Deployment.Sdk.Heroku;

/// <summary>A promotion of one exact release.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Source">The app and the release that travels.</param>
/// <param name="Targets">The apps that receive it.</param>
internal sealed record PromotionRequest(
    Reference Pipeline, PromotionSource Source, IReadOnlyList<PromotionRequestTarget> Targets)
{
    /// <summary>A promotion of one exact release; all names are identifiers (UUIDs).</summary>
    public static PromotionRequest Of(string pipeline, string sourceApp, string sourceRelease, IEnumerable<string> targetApps) =>
        new(
            new Reference { Id = pipeline },
            new PromotionSource { App = new Reference { Id = sourceApp }, Release = new Reference { Id = sourceRelease } },
            [.. targetApps.Select(app => new PromotionRequestTarget(new Reference { Id = app }))]);
}
