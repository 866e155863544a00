using Deployment.Sdk.Emulator.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>The newest requests, for a person to look at. They end with the emulator.</summary>
internal sealed class RequestLog(TimeProvider time, Changes changes, int kept)
{
    private const int LongestText = 200;

    /// <summary>Below these, an address is known only to whoever was told it.</summary>
    private static readonly string[] SecretFolders = ["/streams", "/sources"];

    private readonly Lock _gate = new();
    private readonly Queue<RequestEntry> _entries = new(kept);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RequestEntry> Newest()
    {
        lock (_gate)
        {
            return [.. _entries.Reverse()];
        }
    }

    /// <summary>Lets a request pass and notes what became of it; those of the page itself are not worth a line.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (DashboardPages.IsPage(http.Request))
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        var at = time.GetUtcNow();
        var start = time.GetTimestamp();
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            Add(Entry(http, at, time.GetElapsedTime(start)));
        }
    }

    private void Add(RequestEntry entry)
    {
        lock (_gate)
        {
            if (_entries.Count == kept)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }

        changes.Note();
    }

    private static RequestEntry Entry(HttpContext http, DateTimeOffset at, TimeSpan took) => new(
        at,
        Shortened(http.Request.Method),
        Shortened(Masked(http.Request.Path)),
        IsUnanswered(http) ? null : http.Response.StatusCode,
        took,
        Shortened(http.Request.Headers.UserAgent.ToString()),
        http.Features.Get<Injection>()?.Scenario);

    private static bool IsUnanswered(HttpContext http) =>
        http.Features.Get<Injection>() is { IsCutOff: true }
        || (http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted);

    private static string Masked(PathString path) =>
        SecretFolders.FirstOrDefault(folder => path.StartsWithSegments(folder, out var rest) && rest.Value is { Length: > 1 }) is { } found
            ? $"{found}/..."
            : path.Value ?? "";

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText] + "...";
}
