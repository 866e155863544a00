using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The build of an app setup, in short.</summary>
internal sealed record AppSetupBuild
{
    /// <summary>The identifier of the build, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="BuildStatus"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Status { get; init => field = value ?? field; } = "";

    /// <summary>Where its output can be read, without a token.</summary>
    public Uri? OutputStreamUrl { get; init; }
}
