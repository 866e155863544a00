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
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (position > 0)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {position}-*/*");
        }

        await response.StartAsync(http.RequestAborted).ConfigureAwait(false);
        while (true)
        {
            var chunk = await log.ReadAsync(position, http.RequestAborted).ConfigureAwait(false);
            if (chunk.IsEmpty)
            {
                return;
            }

            await response.Body.WriteAsync(chunk, http.RequestAborted).ConfigureAwait(false);
            await response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            position += chunk.Length;
        }
    }

    /// <summary>Where a client that was cut off goes on: <c>bytes=120-</c>. Anything else starts at the beginning.</summary>
    private static long Start(string? range) =>
        RangeHeaderValue.TryParse(range, out var parsed) && parsed is { Unit: "bytes", Ranges.Count: 1 }
            ? parsed.Ranges.First().From ?? 0
            : 0;
}
