using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Sentry;

/// <summary>A release.</summary>
/// <param name="Version">The full commit hash, which the agents on Heroku send as well.</param>
/// <param name="Projects">The slugs of the projects that have it.</param>
/// <param name="Ref">The commit.</param>
/// <param name="Url">Where to read more.</param>
/// <param name="Commits">What is in it, newest first; null when unknown, so that nothing known is overwritten.</param>
internal sealed record SentryRelease(
    string Version, IReadOnlyList<string> Projects, string Ref, Uri? Url, IReadOnlyList<SentryCommit>? Commits);

/// <summary>A commit of a release.</summary>
internal sealed record SentryCommit(string Id, string? Repository, string Message, string AuthorName);

/// <summary>A release that runs somewhere.</summary>
/// <param name="Environment">The environment, up to 64 characters.</param>
/// <param name="Name">The Heroku release, up to 64 characters.</param>
/// <param name="Url">Where to read more.</param>
/// <param name="DateStarted">When the delivery began.</param>
/// <param name="DateFinished">When it ended.</param>
/// <param name="Projects">The slugs of the projects.</param>
internal sealed record SentryDeploy(
    string Environment,
    string? Name,
    Uri? Url,
    [property: JsonPropertyName("dateStarted")] DateTimeOffset DateStarted,
    [property: JsonPropertyName("dateFinished")] DateTimeOffset DateFinished,
    IReadOnlyList<string> Projects);

/// <summary>A release as Sentry knows it.</summary>
internal sealed record SentryKnown
{
    public required string Version { get; init; }
}

/// <summary>A deploy as Sentry knows it.</summary>
internal sealed record SentryDeployed
{
    public required string Environment { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SentryRelease))]
[JsonSerializable(typeof(SentryDeploy))]
[JsonSerializable(typeof(SentryKnown))]
[JsonSerializable(typeof(SentryDeployed))]
internal sealed partial class SentryJson : JsonSerializerContext;
