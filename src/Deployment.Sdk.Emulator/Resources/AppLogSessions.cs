using System.Text;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Logs;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/log-sessions</c>, and the address where such a log is read, without a token: plain, or as server-sent events.</summary>
internal static class AppLogSessions
{
    private const int DefaultLines = 100;

    public static void Map(Routes routes) => routes.MapApp("POST", "/log-sessions", CreateAsync);

    public static void MapStream(IEndpointRouteBuilder endpoints, Platform platform) =>
        endpoints.MapMethods("/streams/logs/{secret}", ["GET"], http => ShowAsync(http, platform));

    private static async Task<Answer> CreateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.LogSessionCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        var lines = wanted.Lines ?? DefaultLines;
        if (lines is < 0 or > AppLog.Kept)
        {
            return Refusal.Invalid($"'lines' must be between 0 and {AppLog.Kept}.");
        }

        var session = call.Platform.LogSessions.Open(
            app.Id, lines, wanted.Tail ?? false, wanted.Source, wanted.DynoName ?? wanted.Dyno ?? wanted.Type);
        return Answer.Created(LogSessionBody.Of(session, call.Api), WireJson.Default.LogSessionBody);
    }

    private static async Task ShowAsync(HttpContext http, Platform platform)
    {
        if (platform.LogSessions.Find((string?)http.GetRouteValue("secret") ?? "") is not { } session)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isEvents = http.Request.Headers.Accept.Any(
            value => value?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true);
        http.Response.ContentType = isEvents ? "text/event-stream; charset=utf-8" : "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, platform.Background.Ending);
        try
        {
            await FollowAsync(http.Response, platform.AppLogs.Of(session.AppId), session, isEvents, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private static async Task FollowAsync(HttpResponse response, AppLog log, LogSession session, bool isEvents, CancellationToken ct)
    {
        var (known, position) = log.Read(0);
        var shown = known.Where(session.Shows).TakeLast(session.Lines);
        while (true)
        {
            var text = string.Concat(shown.Select(line => isEvents ? $"data: {line}\n\n" : $"{line}\n"));
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), ct).ConfigureAwait(false);
            await response.Body.FlushAsync(ct).ConfigureAwait(false);
            if (!session.Tail || !await log.WaitAsync(position, ct).ConfigureAwait(false))
            {
                return;
            }

            (known, position) = log.Read(position);
            shown = known.Where(session.Shows);
        }
    }
}
