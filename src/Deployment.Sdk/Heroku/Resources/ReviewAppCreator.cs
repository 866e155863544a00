namespace Deployment.Sdk.Heroku;

/// <summary>Who made a review app. The schema leaves open what is said of them.</summary>
internal sealed record ReviewAppCreator
{
    /// <summary>The identifier of the account, a UUID in lower case; null if left out.</summary>
    public string? Id { get; init; }
}
