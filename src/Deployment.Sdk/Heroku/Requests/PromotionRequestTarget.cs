namespace Deployment.Sdk.Heroku;

/// <summary>One receiver of a promotion.</summary>
/// <param name="App">The app.</param>
internal sealed record PromotionRequestTarget(Reference App);
