namespace Deployment.Sdk.Heroku;

/// <summary>The repository that review apps are made from.</summary>
internal sealed record ReviewAppRepository
{
    /// <summary>GitHub's number for it.</summary>
    public long Id { get; init; }
}
