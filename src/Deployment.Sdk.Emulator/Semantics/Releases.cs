using System.Collections.Immutable;
using System.Security.Cryptography;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>How an app gets its next version, and when that becomes the one it runs.</summary>
internal static class Releases
{
    public const string Initial = "Initial release";

    /// <summary>
    /// Adds the next version. One whose slug has a <c>release</c> process type is pending until that command has run; any other
    /// is current at once.
    /// </summary>
    public static (HerokuState State, ReleaseState Release) Add(
        HerokuState state, AppState app, string description, Guid? slugId, ImmutableDictionary<string, string> config, DateTimeOffset now)
    {
        var runsCommand = state.FindSlug(slugId)?.ReleaseCommand() is not null;
        var release = new ReleaseState
        {
            Id = Guid.NewGuid(),
            Version = app.Releases.IsEmpty ? 1 : app.Releases[^1].Version + 1,
            Description = description,
            Status = runsCommand ? Progress.Pending : Progress.Succeeded,
            SlugId = slugId,
            ConfigVars = config,
            StreamId = runsCommand ? NewStreamId() : null,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var changed = app with { Releases = app.Releases.Add(release), UpdatedAt = now };
        return (state.With(runsCommand ? changed : Settle(state, changed, now)), release);
    }

    /// <summary>Ends a pending release with what its command came to. A failed one stays as a version and is never current.</summary>
    public static (HerokuState State, ReleaseState Release) Finish(
        HerokuState state, Guid appId, Guid releaseId, bool succeeded, string output, DateTimeOffset now)
    {
        var app = state.GetApp(appId);
        var release = app.FindRelease(releaseId)! with
        {
            Status = succeeded ? Progress.Succeeded : Progress.Failed,
            Output = output,
            UpdatedAt = now,
        };
        var changed = app.With(release);
        return (state.With(succeeded ? Settle(state, changed, now) : changed), release);
    }

    /// <summary>
    /// The version that the next one builds on: the newest that has not failed, be it still pending. A change of config is released
    /// with its slug, and new code with its config, so that two changes under way do not undo each other.
    /// </summary>
    public static ReleaseState? InForce(AppState app) =>
        app.Releases.LastOrDefault(release => release.Status != Progress.Failed);

    /// <summary>The config vars that the next version starts from.</summary>
    public static ImmutableDictionary<string, string> ConfigInForce(AppState app) =>
        InForce(app)?.ConfigVars ?? ImmutableDictionary<string, string>.Empty;

    public static (HerokuState State, Outcome<ReleaseState> Result) OfSlug(
        HerokuState state, Guid appId, Guid slugId, string? description, bool isExpired, DateTimeOffset now)
    {
        var app = state.GetApp(appId);
        // Heroku lets a slug of any app that the caller can reach be released on another; here they reach every app.
        if (state.FindSlug(slugId) is not { } slug)
        {
            return (state, Refusal.NotFound("slug", "slug"));
        }

        if (isExpired)
        {
            return (state, Refusal.Invalid("That slug has expired and can no longer be released."));
        }

        var text = string.IsNullOrWhiteSpace(description) ? $"Deploy {slug.ShortCommit()}".TrimEnd() : description;
        var (next, release) = Add(state, app, text, slug.Id, ConfigInForce(app), now);
        return (next, release);
    }

    /// <summary>Heroku's own rollback: the slug of an earlier version with the config vars that it had then.</summary>
    public static (HerokuState State, Outcome<ReleaseState> Result) Rollback(
        HerokuState state, Guid appId, Guid releaseId, Func<SlugState, bool> isExpired, DateTimeOffset now)
    {
        var app = state.GetApp(appId);
        if (app.FindRelease(releaseId) is not { } earlier)
        {
            return (state, Refusal.NotFound("release", "release"));
        }

        if (!IsEligibleForRollback(state, earlier, isExpired))
        {
            return (state, Refusal.Invalid($"Cannot roll back to v{earlier.Version}: it failed, has no slug, or its slug has expired."));
        }

        var (next, release) = Add(state, app, $"Rollback to v{earlier.Version}", earlier.SlugId, earlier.ConfigVars, now);
        return (next, release);
    }

    public static bool IsEligibleForRollback(HerokuState state, ReleaseState release, Func<SlugState, bool> isExpired) =>
        release.Status == Progress.Succeeded && state.FindSlug(release.SlugId) is { } slug && !isExpired(slug);

    /// <summary>A slug is of use to the app that made it and to every app that it was promoted to.</summary>
    public static bool CanUse(AppState app, SlugState slug) =>
        slug.AppId == app.Id || app.Releases.Any(release => release.SlugId == slug.Id);

    /// <summary>An address that nobody can guess: output streams are read without a token.</summary>
    public static string NewStreamId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What an app is once its newest succeeded version runs: that version's processes and config.</summary>
    private static AppState Settle(HerokuState state, AppState app, DateTimeOffset now)
    {
        var current = app.Current();
        var slug = state.FindSlug(current?.SlugId);
        return app with
        {
            ConfigVars = current?.ConfigVars ?? app.ConfigVars,
            ReleasedAt = now,
            UpdatedAt = now,
            Formation = slug is null ? app.Formation : Formations.Of(slug, app.Formation, now),
        };
    }
}
