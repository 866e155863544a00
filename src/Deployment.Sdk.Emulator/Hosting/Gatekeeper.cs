using System.Text;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.Dashboard;
using Deployment.Sdk.Emulator.Semantics;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>Who gets in, decided before any resource is asked.</summary>
/// <param name="tokens">The tokens of this run.</param>
/// <param name="rateLimit">The calls that are left.</param>
internal sealed partial class Gatekeeper(Tokens tokens, RateLimit rateLimit)
{
    private static readonly object ProductionKey = new();
    private static readonly string[] OpenFolders = ["/web", "/streams"];

    /// <summary>
    /// A web page on this machine may send requests to loopback; a browser names its page in <c>Origin</c>, and one that was led
    /// here by a rebound name says that name in <c>Host</c>. No client of the API does either.
    /// </summary>
    public static Refusal? ForeignRequest(HttpRequest request, int port)
    {
        var host = request.Host;
        var isHere = (host.Port ?? 80) == port && host.Host is "127.0.0.1" or "localhost" or "[::1]";
        return isHere && request.Headers.Origin.Count == 0
            ? null
            : new Refusal(403, "forbidden", "This is a rehearsal on loopback: it answers no other Host, and nothing with an Origin.");
    }

    /// <summary>
    /// Whether the path is one that real Heroku keeps elsewhere: the dashboard, the app itself, log streams and storage know no token.
    /// </summary>
    public static bool IsOpen(HttpRequest request) =>
        DashboardPages.IsPage(request)
        || OpenFolders.Any(folder => request.Path.StartsWithSegments(folder))
        || (HttpMethods.IsPut(request.Method) && request.Path.StartsWithSegments("/sources"));

    public Refusal? Refuse(HttpRequest request)
    {
        if (TokenOf(request.Headers.Authorization) is not { } token || tokens.IsProduction(token) is not { } isProduction)
        {
            return new Refusal(401, "unauthorized", "Invalid credentials provided.");
        }

        request.HttpContext.Items[ProductionKey] = isProduction;

        if (!request.Headers.Accept.Any(value => value is not null && VersionThree().IsMatch(value)))
        {
            return new Refusal(
                406, "not_acceptable", "The API version must be named: Accept: application/vnd.heroku+json; version=3");
        }

        var isCounted = request.Path != "/account/rate-limits";
        return isCounted && !rateLimit.TryTake()
            ? new Refusal(
                429,
                "rate_limit",
                "Your account reached the API rate limit. Please wait a few minutes before making new requests",
                Url: "https://devcenter.heroku.com/articles/platform-api-reference#rate-limits")
            : null;
    }

    /// <summary>Whether a request that was let in came with production's own token.</summary>
    public static bool IsProduction(HttpContext http) => http.Items[ProductionKey] is true;

    /// <summary><c>Bearer TOKEN</c>, or <c>Basic</c> with any user and the token as its password.</summary>
    private static string? TokenOf(string? authorization)
    {
        const string bearer = "Bearer ";
        const string basic = "Basic ";
        if (authorization is null)
        {
            return null;
        }

        if (authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[bearer.Length..].Trim();
        }

        var decoded = new byte[authorization.Length];
        return authorization.StartsWith(basic, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(authorization[basic.Length..].Trim(), decoded, out var length)
            && Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [_, var password]
                ? password
                : null;
    }

    [GeneratedRegex(@"application/vnd\.heroku\+json\s*;\s*version=3(\.[A-Za-z0-9_-]+)?\s*(;|,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionThree();
}
