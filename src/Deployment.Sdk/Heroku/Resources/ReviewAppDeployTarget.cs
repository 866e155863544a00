using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Where review apps run.</summary>
internal sealed record ReviewAppDeployTarget
{
    /// <summary>The identifier of the region or space.</summary>
    [AllowNull]
    public string Id { get; init => field = value ?? field; } = "";

    /// <summary><c>region</c> or <c>space</c>.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";
}
