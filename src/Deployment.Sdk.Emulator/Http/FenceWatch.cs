using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>
/// Notes the fence that a change of an app was sent under. Of one app fences only grow: a smaller one is of a delivery that had lost
/// its lock and changed something all the same.
/// </summary>
internal sealed partial class FenceWatch
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _highest = new(StringComparer.Ordinal);
    private readonly List<string> _stale = [];

    /// <summary>The changes that came under a smaller fence than one before, in words.</summary>
    public IReadOnlyList<string> Stale
    {
        get
        {
            lock (_gate)
            {
                return [.. _stale];
            }
        }
    }

    public Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(http.Request.Method)
            && http.Request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["apps", var app, ..]
            && FenceText().Match(http.Request.Headers.UserAgent.ToString()) is { Success: true } match
            && long.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var fence))
        {
            Note(app, fence, $"{http.Request.Method} {http.Request.Path}");
        }

        return next(http);
    }

    private void Note(string app, long fence, string call)
    {
        lock (_gate)
        {
            var highest = _highest.GetValueOrDefault(app);
            if (fence < highest)
            {
                _stale.Add(string.Create(CultureInfo.InvariantCulture, $"{call} under fence {fence}, after {highest}"));
            }

            _highest[app] = Math.Max(fence, highest);
        }
    }

    [GeneratedRegex(@"\(fence (\d{1,18})\)", RegexOptions.CultureInvariant)]
    private static partial Regex FenceText();
}
