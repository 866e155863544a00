using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/releases</c>.</summary>
internal static class AppReleases
{
    private static readonly (string, Func<ReleaseState, string>)[] Keys =
    [
        ("id", release => release.Id.ToString()),
        ("version", release => release.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/releases", (call, app) =>
            Page.Of(call, app.Releases, Keys, release => Body(call, app, release), WireJson.Default.ListReleaseBody));
        routes.MapApp("GET", "/releases/{release}", (call, app) => app.FindRelease(call.Part("release")) is { } release
            ? Answer.Of(Body(call, app, release), WireJson.Default.ReleaseBody)
            : Refusal.NotFound("release", "release"));
        routes.MapApp("POST", "/releases", CreateAsync);
    }

    private static ReleaseBody Body(Call call, AppState app, ReleaseState release) =>
        ReleaseBody.Of(release, app, call.State, call.Platform.IsExpired, call.Api);

    /// <summary>One address for two things, told apart by the body: <c>slug</c> releases it, <c>release</c> rolls back.</summary>
    private static async Task<Answer> CreateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.ReleaseCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (Change(call, app, wanted) is not { } change)
        {
            return Refusal.Invalid("A release needs either 'slug' or 'release', a uuid.");
        }

        var released = await call.Platform.Phases.ReleaseAsync(app.Id, change).ConfigureAwait(false);
        return released.Succeeds(out var release, out refusal)
            ? Answer.Created(Body(call, call.State.GetApp(app.Id), release), WireJson.Default.ReleaseBody)
            : refusal;
    }

    private static Func<HerokuState, (HerokuState State, Outcome<ReleaseState> Result)>? Change(
        Call call, AppState app, ReleaseCreation wanted)
    {
        var platform = call.Platform;
        return wanted switch
        {
            { Slug: { } slug, Release: null } when Guid.TryParse(slug, out var id) => state => Releases.OfSlug(
                state, app.Id, id, wanted.Description, state.FindSlug(id) is { } found && platform.IsExpired(found), platform.Now),
            { Release: { } release, Slug: null } when Guid.TryParse(release, out var id) => state =>
                Releases.Rollback(state, app.Id, id, platform.IsExpired, platform.Now),
            _ => null,
        };
    }
}
