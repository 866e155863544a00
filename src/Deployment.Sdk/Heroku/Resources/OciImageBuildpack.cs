using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A buildpack that had a part in an OCI image.</summary>
internal sealed record OciImageBuildpack
{
    /// <summary>Its identifier, such as <c>heroku/ruby</c>.</summary>
    [AllowNull]
    public string Id { get; init => field = value ?? field; } = "";

    /// <summary>Its version.</summary>
    [AllowNull]
    public string Version { get; init => field = value ?? field; } = "";

    /// <summary>Where it is described.</summary>
    [AllowNull]
    public string Homepage { get; init => field = value ?? field; } = "";
}
