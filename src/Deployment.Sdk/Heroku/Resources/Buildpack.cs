namespace Deployment.Sdk.Heroku;

/// <summary>A buildpack that a build uses: by its address, or by its name in the registry.</summary>
internal sealed record Buildpack
{
    /// <summary>Its address; null where it is named.</summary>
    public string? Url { get; init; }

    /// <summary>Its name in Heroku's registry, such as <c>heroku/python</c>; null where it has an address.</summary>
    public string? Name { get; init; }
}
