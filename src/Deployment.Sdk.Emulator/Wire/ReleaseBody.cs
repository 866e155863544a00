using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A release as the API shows it.</summary>
internal sealed record ReleaseBody
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required IdAndName App { get; init; }

    public required string Description { get; init; }

    public required string Status { get; init; }

    public required bool Current { get; init; }

    public required bool EligibleForRollback { get; init; }

    public string? OutputStreamUrl { get; init; }

    public IdOnly? Slug { get; init; }

    public Artifact[] Artifacts { get; init; } = [];

    public string[] AddonPlanNames { get; init; } = [];

    public required Person User { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public static ReleaseBody Of(ReleaseState release, AppState app, HerokuState state, Func<SlugState, bool> isExpired, Uri api)
    {
        var slug = state.FindSlug(release.SlugId);
        var expired = release.Status == Progress.Succeeded && slug is not null && isExpired(slug);
        return new ReleaseBody
        {
            Id = release.Id,
            Version = release.Version,
            App = new IdAndName(app.Id, app.Name),
            Description = release.Description,
            Status = expired ? "expired" : Statuses.Of(release.Status),
            Current = app.Current()?.Id == release.Id,
            EligibleForRollback = Releases.IsEligibleForRollback(state, release, isExpired),
            OutputStreamUrl = release.StreamId is { } stream ? Statuses.Stream(api, stream) : null,
            Slug = slug is null ? null : new IdOnly(slug.Id),
            Artifacts = slug is null ? [] : [new Artifact("slug", slug.Id)],
            User = new Person(state.AccountId, Constants.Email),
            CreatedAt = Constants.Time(release.CreatedAt),
            UpdatedAt = Constants.Time(release.UpdatedAt),
        };
    }
}

/// <summary>What a release runs.</summary>
internal sealed record Artifact(string Type, Guid Id);

/// <summary>A release that a client asks for: of a slug, or back to an earlier release.</summary>
internal sealed record ReleaseCreation(string? Slug, string? Release, string? Description);
