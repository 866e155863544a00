using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;
using Deployment.Sdk.Emulator.Work;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/builds</c>.</summary>
internal static class Builds
{
    private static readonly (string, Func<BuildState, string>)[] Keys =
    [
        ("id", build => build.Id.ToString()),
        ("started_at", build => build.CreatedAt.UtcDateTime.ToString("O")),
        ("created_at", build => build.CreatedAt.UtcDateTime.ToString("O")),
    ];

    public static void Map(Routes routes)
    {
        routes.MapApp("POST", "/builds", CreateAsync);
        routes.MapApp("GET", "/builds", (call, app) =>
            Page.Of(call, app.Builds, Keys, build => Body(call, app, build), WireJson.Default.ListBuildBody));
        routes.MapApp("GET", "/builds/{build}", (call, app) => Find(call, app) is { } build
            ? Answer.Of(Body(call, app, build), WireJson.Default.BuildBody)
            : Refusal.NotFound("build", "build"));
        routes.MapApp("DELETE", "/builds/{build}", CancelAsync);
        routes.MapApp("DELETE", "/build-cache", (_, _) => Answer.Accepted());
    }

    /// <summary>A build of a source, not yet anybody's and not yet started.</summary>
    public static Outcome<BuildState> New(Call call, SourceBlob? source) => Problem(call, source) is { } problem
        ? problem
        : new BuildState
        {
            Id = Guid.NewGuid(),
            Status = Progress.Pending,
            StreamId = Releases.NewStreamId(),
            SourceFile = call.Platform.Sources.Find(SecretOf(source!.Url!))!.File,
            Checksum = source.Checksum,
            Version = source.Version,
            VersionDescription = source.VersionDescription,
            CreatedAt = call.Platform.Now,
            UpdatedAt = call.Platform.Now,
        };

    private static BuildState? Find(Call call, AppState app) => call.Id("build") is { } id ? app.FindBuild(id) : null;

    private static BuildBody Body(Call call, AppState app, BuildState build) => BuildBody.Of(build, app, call.State, call.Api);

    private static async Task<Answer> CreateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.BuildCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (!New(call, wanted.SourceBlob).Succeeds(out var build, out refusal))
        {
            return refusal;
        }

        var changed = await call.Platform.Store.ChangeAsync(state =>
        {
            var known = state.GetApp(app.Id);
            return (state.With(known with { Builds = known.Builds.Add(build) }), known);
        }).ConfigureAwait(false);
        call.Platform.Builds.Start(app.Id, build);
        return Answer.Created(Body(call, changed, build), WireJson.Default.BuildBody);
    }

    private static Refusal? Problem(Call call, SourceBlob? source) => source switch
    {
        null or { Url: null or "" } => Refusal.Invalid("A build needs 'source_blob.url'."),
        { Checksum: { } checksum } when !BuildSteps.IsChecksum(checksum) =>
            Refusal.Invalid("'source_blob.checksum' must be 'SHA256:' and 64 hexadecimal digits."),
        { Url: { } url } when call.Platform.Sources.Find(SecretOf(url)) is null =>
            Refusal.Invalid("'source_blob.url' must be the get_url of a source made here: the emulator fetches nothing from elsewhere."),
        _ => null,
    };

    private static string SecretOf(string url) => url[(url.LastIndexOf('/') + 1)..];

    private static async Task<Answer> CancelAsync(Call call, AppState app)
    {
        if (Find(call, app) is not { } build)
        {
            return Refusal.NotFound("build", "build");
        }

        var cancelled = await call.Platform.Builds.CancelAsync(app.Id, build.Id).ConfigureAwait(false);
        return cancelled.Succeeds(out var ended, out var refusal)
            ? Answer.Of(Body(call, app, ended), WireJson.Default.BuildBody)
            : refusal;
    }
}
