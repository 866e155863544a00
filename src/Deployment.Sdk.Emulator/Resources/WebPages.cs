using Deployment.Sdk.Emulator.Semantics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary>What an app's <c>web_url</c> shows to anybody, whatever the path below it.</summary>
internal static class WebPages
{
    public static void Map(IEndpointRouteBuilder endpoints, Platform platform) =>
        endpoints.MapMethods("/web/{subdomain}/{**path}", ["GET", "HEAD", "POST"], http => ShowAsync(http, platform));

    private static Task ShowAsync(HttpContext http, Platform platform)
    {
        var state = platform.Store.Current;
        var app = Subdomains.Find(state, (string?)http.GetRouteValue("subdomain") ?? "");
        var current = app?.Current();
        var (status, text) = (app, state.FindSlug(current?.SlugId)) switch
        {
            (null, _) => (StatusCodes.Status404NotFound, "No such app."),
            ({ Maintenance: true }, _) => (StatusCodes.Status503ServiceUnavailable, "Offline for maintenance."),
            (_, null) => (StatusCodes.Status404NotFound, "There is no app configured at that hostname."),
            ({ Name: var name }, { Commit: var commit }) =>
                (StatusCodes.Status200OK, $"{name} v{current!.Version} {commit} (rehearsal)"),
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(text + "\n", http.RequestAborted);
    }
}
