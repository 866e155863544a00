namespace Deployment.Sdk.Heroku;

/// <summary>The fork that the branch of a review app lies in.</summary>
internal sealed record ReviewAppFork
{
    /// <summary>GitHub's number for the repository; null if unknown.</summary>
    public long? Id { get; init; }
}
