namespace Deployment.Sdk.Heroku;

/// <summary>The release that a dyno runs.</summary>
internal sealed record DynoRelease
{
    /// <summary>The identifier of the release, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its number.</summary>
    public int Version { get; init; }
}
