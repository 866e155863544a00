namespace Deployment.Sdk.Heroku;

/// <summary>Where review apps run.</summary>
internal sealed record ReviewAppDeployTarget
{
    /// <summary>The identifier of the region or space.</summary>
    public string Id { get; init => field = value ?? field; } = "";

    /// <summary><c>region</c> or <c>space</c>.</summary>
    public string Type { get; init => field = value ?? field; } = "";
}
