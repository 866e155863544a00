using System.Text.Json;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>The names of the apps that a request is about: by its path, as a promotion's targets, or by whose output it reads.</summary>
internal static class TouchedApps
{
    public static async Task<string[]> OfAsync(HttpRequest request, HerokuState state)
    {
        var parts = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["apps", var app, ..] => Names(state, [app]),

            // An app's web page is found by its subdomain; by its name alone there is none, but the call is about the app all the same.
            ["web", var app, ..] => Subdomains.Find(state, app) is { } found ? [found.Name] : Names(state, [app]),
            ["streams", var stream] => [.. state.Apps.Where(app => Writes(app, stream)).Select(app => app.Name)],
            ["pipeline-promotions"] when HttpMethods.IsPost(request.Method) =>
                Names(state, await TargetsAsync(request).ConfigureAwait(false)),
            ["pipeline-promotions", var id, ..] when Guid.TryParse(id, out var known) && state.FindPromotion(known) is { } promotion =>
                [.. promotion.Targets.Select(target => state.FindApp(target.AppId)?.Name).OfType<string>()],
            _ => [],
        };
    }

    private static bool Writes(AppState app, string stream) =>
        app.Builds.Any(build => build.StreamId == stream) || app.Releases.Any(release => release.StreamId == stream);

    private static string[] Names(HerokuState state, IEnumerable<string> identities) =>
        [.. identities.Select(identity => state.FindApp(identity)?.Name).OfType<string>()];

    /// <summary>Leaves the body to be read again. What is no promotion is for the handler to refuse.</summary>
    private static async Task<string[]> TargetsAsync(HttpRequest request)
    {
        request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted).ConfigureAwait(false);
            return
            [
                .. body.RootElement.GetProperty("targets").EnumerateArray()
                    .Select(target => target.GetProperty("app").GetProperty("id").GetString()).OfType<string>(),
            ];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
        finally
        {
            request.Body.Position = 0;
        }
    }
}
