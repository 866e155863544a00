using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/pipelines/{pipeline}/latest-releases</c>, <c>latest-deployments</c> and <c>latest-builds</c>: one for each app that has one.</summary>
internal static class LatestOfPipeline
{
    private static readonly (string, Func<(AppState App, ReleaseState Latest), string>)[] ReleaseKeys =
        [("id", entry => entry.Latest.Id.ToString())];

    private static readonly (string, Func<(AppState App, BuildState Latest), string>)[] BuildKeys =
        [("id", entry => entry.Latest.Id.ToString())];

    public static void Map(Routes routes)
    {
        routes.Map("GET", "/pipelines/{pipeline}/latest-releases", call => Releases(call, app => app.Releases.LastOrDefault()));
        routes.Map("GET", "/pipelines/{pipeline}/latest-deployments", call => Releases(call, Deployment));
        routes.Map("GET", "/pipelines/{pipeline}/latest-builds", call => Of(call, app => app.Builds.LastOrDefault()) is { } builds
            ? Page.Of(
                call,
                builds,
                BuildKeys,
                entry => BuildBody.Of(entry.Latest, entry.App, call.State, call.Api) with { Generation = null },
                WireJson.Default.ListBuildBody)
            : PipelineChanges.NotFound);
    }

    private static Answer Releases(Call call, Func<AppState, ReleaseState?> latest) => Of(call, latest) is { } releases
        ? Page.Of(
            call,
            releases,
            ReleaseKeys,
            entry => ReleaseBody.Of(entry.Latest, entry.App, call.State, call.Platform.IsExpired, call.Api),
            WireJson.Default.ListReleaseBody)
        : PipelineChanges.NotFound;

    /// <summary>The newest release that brought another slug than the one before it.</summary>
    private static ReleaseState? Deployment(AppState app) => app.Releases
        .Where((release, index) => release.SlugId is not null && (index == 0 || app.Releases[index - 1].SlugId != release.SlugId))
        .LastOrDefault();

    private static IEnumerable<(AppState App, T Latest)>? Of<T>(Call call, Func<AppState, T?> latest)
        where T : class
    {
        var state = call.State;
        return state.FindPipeline(call.Part("pipeline")) is not { } pipeline
            ? null
            : from coupling in state.Couplings
              where coupling.PipelineId == pipeline.Id
              let app = state.FindApp(coupling.AppId)
              let newest = latest(app)
              where newest is not null
              select (app, newest);
    }
}
