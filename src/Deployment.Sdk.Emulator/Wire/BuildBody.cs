using System.Text.Json.Serialization;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A build as the API shows it.</summary>
internal sealed record BuildBody
{
    public required Guid Id { get; init; }

    public required IdOnly App { get; init; }

    public required string Status { get; init; }

    public required string OutputStreamUrl { get; init; }

    public required SourceBlob SourceBlob { get; init; }

    public Buildpack[]? Buildpacks { get; init; } = [];

    public string Stack { get; init; } = Constants.Stack.Name;

    /// <summary>Null in a pipeline's list of builds, which does not have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Generation { get; init; } = Constants.Generation.Name;

    public IdOnly? Slug { get; init; }

    public IdOnly? Release { get; init; }

    public required Person User { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public static BuildBody Of(BuildState build, AppState app, HerokuState state, Uri api) => new()
    {
        Id = build.Id,
        App = new IdOnly(app.Id),
        Status = Statuses.Of(build.Status),
        OutputStreamUrl = Statuses.Stream(api, build.StreamId),

        // The address that the source came from is a permission to read it, so it is not repeated.
        SourceBlob = new SourceBlob(new Uri(api, "sources/").AbsoluteUri, build.Checksum, build.Version, build.VersionDescription),
        Slug = build.SlugId is { } slug ? new IdOnly(slug) : null,
        Release = build.ReleaseId is { } release ? new IdOnly(release) : null,
        User = new Person(state.AccountId, Constants.Email),
        CreatedAt = Constants.Time(build.CreatedAt),
        UpdatedAt = Constants.Time(build.UpdatedAt),
    };
}

/// <summary>Where a build's source comes from.</summary>
internal sealed record SourceBlob(string? Url, string? Checksum, string? Version, string? VersionDescription);

/// <summary>A buildpack.</summary>
internal sealed record Buildpack(string? Url, string? Name);

/// <summary>A build that a client asks for.</summary>
internal sealed record BuildCreation(SourceBlob? SourceBlob, Buildpack[]? Buildpacks);
