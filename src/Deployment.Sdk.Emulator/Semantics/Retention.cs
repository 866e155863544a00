using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>
/// Which slugs are kept. Since October 2025 Heroku destroys a slug whose releases are all older than 30 days and not among the
/// newest 20 of their app, and an old one that was never released. What an app runs stays, however old it is.
/// </summary>
/// <param name="Lifetime">The age that a release or a slug is always kept to; null for ever.</param>
/// <param name="Releases">How many of an app's newest releases are kept at any age.</param>
internal sealed record Retention(TimeSpan? Lifetime, int Releases)
{
    public bool IsExpired(HerokuState state, SlugState slug, DateTimeOffset now) => IsOld(slug.CreatedAt, now)
        && state.Apps.All(app => !Keeps(app, slug.Id, now));

    private bool Keeps(AppState app, Guid slug, DateTimeOffset now)
    {
        var oldestKept = app.Releases.Length - Releases;
        for (var index = app.Releases.Length - 1; index >= 0; index--)
        {
            var release = app.Releases[index];
            if (release.SlugId == slug && (index >= oldestKept || !IsOld(release.CreatedAt, now)))
            {
                return true;
            }
        }

        return app.Current()?.SlugId == slug;
    }

    private bool IsOld(DateTimeOffset made, DateTimeOffset now) => Lifetime is { } lifetime && now - made > lifetime;
}
