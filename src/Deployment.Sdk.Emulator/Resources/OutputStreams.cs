using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary>The logs of builds and release commands, as they grow. Whoever knows the address may read; there is no token.</summary>
internal static class OutputStreams
{
    public static void Map(IEndpointRouteBuilder endpoints, Platform platform) =>
        endpoints.MapMethods("/streams/{stream}", ["GET"], http => FollowAsync(http, platform));

    private static async Task FollowAsync(HttpContext http, Platform platform)
    {
        if (platform.Logs.Find((string?)http.GetRouteValue("stream") ?? "") is not { } log)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var position = Start(http.Request.Headers.Range);
        var response = http.Response;
        if (log.FinalLength is { } length && position >= length)
        {
            // An output that ended without a word, and one that was read to its end before the connection broke.
            response.StatusCode = position == 0 ? StatusCodes.Status204NoContent : StatusCodes.Status416RangeNotSatisfiable;
            return;
        }

        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (position > 0)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {position}-*/*");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, platform.Background.Ending);
        try
        {
            // Sends the headers, so that a reader knows at once that it is connected to a silent log.
            await response.Body.FlushAsync(either.Token).ConfigureAwait(false);
            while (await log.ReadAsync(position, either.Token).ConfigureAwait(false) is { IsEmpty: false } chunk)
            {
                await response.Body.WriteAsync(chunk, either.Token).ConfigureAwait(false);
                await response.Body.FlushAsync(either.Token).ConfigureAwait(false);
                position += chunk.Length;
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever read this to a clean end would take half a log for the whole.
            http.Abort();
        }
    }

    /// <summary>Where a client that was cut off goes on: <c>bytes=120-</c>. Anything else starts at the beginning.</summary>
    private static long Start(string? range) =>
        RangeHeaderValue.TryParse(range, out var parsed) && parsed is { Unit: "bytes", Ranges.Count: 1 }
            ? parsed.Ranges.First().From ?? 0
            : 0;
}
