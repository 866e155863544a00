using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>
/// The page at the emulator's root: the pipelines and the requests, for a person to watch. A browser cannot send the token with the
/// address that somebody types, so the page asks for none and shows no secret: no config vars, no address of a stream or an upload.
/// </summary>
internal static class DashboardPages
{
    private const string Folder = "/dashboard";

    // Everything comes from here, and nothing is written into the page itself.
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>How long a watcher may wait for news before it is told that there is none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public static bool IsPage(HttpRequest request) =>
        request.Path == "/" || request.Path.StartsWithSegments(Folder);

    public static void Map(IEndpointRouteBuilder endpoints, Platform platform)
    {
        Serve(endpoints, "/", "text/html; charset=utf-8", _ => Task.FromResult(Page(platform).ToString()));
        Serve(endpoints, $"{Folder}/live", "text/html; charset=utf-8", http => LiveAsync(http, platform));
        Serve(endpoints, $"{Folder}/dashboard.css", "text/css; charset=utf-8", _ => AssetAsync("dashboard.css"));
        Serve(endpoints, $"{Folder}/dashboard.js", "text/javascript; charset=utf-8", _ => AssetAsync("dashboard.js"));
    }

    private static void Serve(IEndpointRouteBuilder endpoints, string path, string type, Func<HttpContext, Task<string>> content) =>
        endpoints.MapMethods(path, ["GET", "HEAD"], async http =>
        {
            var text = await content(http).ConfigureAwait(false);
            var headers = http.Response.Headers;
            headers.ContentType = type;
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (!HttpMethods.IsHead(http.Request.Method))
            {
                await http.Response.WriteAsync(text, http.RequestAborted).ConfigureAwait(false);
            }
        });

    private static Html Page(Platform platform) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <title>Rehearsed Heroku</title>
          <link rel="stylesheet" href="{Folder}/dashboard.css">
          <script src="{Folder}/dashboard.js" defer></script>
        </head>
        <body>
          <header>
            <h1>Rehearsed Heroku</h1>
            <p>This is an emulator on this machine. No app here runs anything. Times are UTC. <span id="connection" role="status"></span></p>
          </header>
          <main id="live">{Parts(platform)}</main>
        </body>
        </html>
        """;

    private static async Task<string> LiveAsync(HttpContext http, Platform platform)
    {
        if (long.TryParse(http.Request.Query["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, platform.Background.Ending);
            either.CancelAfter(Patience);
            await platform.Changes.AfterAsync(seen, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return Parts(platform).ToString();
    }

    // The count is read first: what changes meanwhile is shown twice rather than never.
    private static Html Parts(Platform platform)
    {
        var count = platform.Changes.Count;
        var state = platform.Store.Current;
        return $"""
            <div data-part="count" data-count="{count}"></div>
            {new PipelineBoard(state, platform.Dynos.Of).Render()}
            {PromotionTable.Render(state)}
            {RequestTable.Render(platform.Requests.Newest())}
            """;
    }

    private static async Task<string> AssetAsync(string name)
    {
        using var stream = typeof(DashboardPages).Assembly.GetManifestResourceStream(typeof(DashboardPages), name)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().ConfigureAwait(false);
    }
}
