using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.State;

/// <summary>An app with all that belongs to it alone.</summary>
internal sealed record AppState
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public bool Maintenance { get; init; }

    /// <summary>Null for Heroku's default.</summary>
    public string? Region { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public ImmutableDictionary<string, string> ConfigVars { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>In order of version; never empty.</summary>
    public ImmutableArray<ReleaseState> Releases { get; init; } = [];

    public ImmutableArray<BuildState> Builds { get; init; } = [];

    public ImmutableArray<FormationState> Formation { get; init; } = [];

    /// <summary>The release that the app runs: the newest that succeeded. One that failed or is still pending runs nowhere.</summary>
    public ReleaseState? Current() => Releases.LastOrDefault(release => release.Status == Progress.Succeeded);

    public ReleaseState? FindRelease(Guid id) => Releases.FirstOrDefault(release => release.Id == id);

    public ReleaseState? FindRelease(string identity) => Guid.TryParse(identity, out var id)
        ? FindRelease(id)
        : int.TryParse(identity, out var version) ? Releases.FirstOrDefault(release => release.Version == version) : null;

    public BuildState? FindBuild(Guid id) => Builds.FirstOrDefault(build => build.Id == id);

    public AppState With(ReleaseState changed) =>
        this with { Releases = [.. Releases.Select(release => release.Id == changed.Id ? changed : release)] };

    public AppState With(BuildState changed) =>
        this with { Builds = [.. Builds.Select(build => build.Id == changed.Id ? changed : build)] };
}
