using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Heroku;

/// <summary>A release, a version of code and config of an app: <c>GET /apps/{app}/releases/{release}</c>.</summary>
internal sealed record Release
{
    /// <summary>The identifier of the release, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its number, one more than that of the release before it; failed releases count too.</summary>
    public int Version { get; init; }

    /// <summary>One of <see cref="ReleaseStatus"/>, or a word that Heroku added since; null on very old releases.</summary>
    public string? Status { get; init; }

    /// <summary>Whether this is what the app runs now. A release whose release command failed never becomes it.</summary>
    public bool Current { get; init; }

    /// <summary>Whether Heroku would roll back to it: its slug is still kept.</summary>
    public bool EligibleForRollback { get; init; }

    /// <summary>A sentence for people; null if there is none. Nothing is ever concluded from it.</summary>
    public string? Description { get; init; }

    /// <summary>The app.</summary>
    public Reference? App { get; init; }

    /// <summary>The slug that it runs; null before the first build of an app, and always on Fir.</summary>
    public Reference? Slug { get; init; }

    /// <summary>What it is made of: a slug on Cedar, an OCI image on Fir; empty before the first build.</summary>
    [JsonConverter(typeof(OneOrListConverter<ReleaseArtifact>))]
    [AllowNull]
    public IReadOnlyList<ReleaseArtifact> Artifacts { get; init => field = value ?? field; } = [];

    /// <summary>The identifier of the OCI image that it runs; null on Cedar and before the first build.</summary>
    [JsonIgnore]
    public string? ImageId => Artifacts.FirstOrDefault(artifact => artifact.IsImage)?.Id;

    /// <summary>The plans of the app's add-ons at that time, such as <c>heroku-postgresql:essential-0</c>.</summary>
    [AllowNull]
    public IReadOnlyList<string> AddonPlanNames { get; init => field = value ?? field; } = [];

    /// <summary>
    /// Where the output of its release command can be read, without a token; null if no such command ran. May answer 404 before the
    /// command has begun, and 204 when it said nothing.
    /// </summary>
    public Uri? OutputStreamUrl { get; init; }

    /// <summary>Who made it.</summary>
    public UserReference? User { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
