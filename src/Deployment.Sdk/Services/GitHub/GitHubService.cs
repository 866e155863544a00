using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Deployment.Sdk.Services.GitHub;

/// <summary>How GitHub is called and rehearsed.</summary>
internal static class GitHubService
{
    public const string TokenVariable = "GITHUB_TOKEN";

    /// <summary>GitHub Actions sets it, to the server that it runs at.</summary>
    public const string AddressVariable = "GITHUB_API_URL";

    /// <summary>Where people read issues.</summary>
    public const string Host = "github.com";

    public const string Cloud = "https://api.github.com/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    public static OutsideService At(Uri address) => new("GitHub", address)
    {
        MayRepeat = request => request.Method == HttpMethod.Get || IsStatus(request),
        Throttled = Throttled,
        Remedy = (status, _) => status switch
        {
            401 => $"set {TokenVariable}",
            403 or 404 => $"there is no such repository, or {TokenVariable} may not do that: it needs deployments: write for deployments, issues: write "
                + "and pull-requests: write for comments, and checks: read and statuses: read for checks",
            409 => "GitHub made no deployment because of a conflict or of a status that is not green",
            422 => "the commit must have been pushed",
            _ => null,
        },
        Rehearse = request => request.Method == HttpMethod.Get ? OutsideService.Answer(HttpStatusCode.OK, Read(request.RequestUri!))
            : OutsideService.Answer(HttpStatusCode.Created, IsStatus(request) ? """{"state":"in_progress"}"""
                : request.RequestUri!.AbsolutePath.EndsWith("/comments", StringComparison.Ordinal) ? """{"body":"rehearsed"}"""
                : """{"id":1}"""),
    };

    public static string Authorization(IServiceContext services) => $"Bearer {services.Require(TokenVariable, "rehearsed-github-token")}";

    /// <summary>Whether a refusal means that GitHub was asked too often: it says 403 as often as 429.</summary>
    public static bool IsThrottled(ServiceException failure) =>
        failure.Status == 403 && failure.Answer?.Contains("rate limit", StringComparison.OrdinalIgnoreCase) == true;

    // Comments that nobody wrote, and checks that passed.
    private static string Read(Uri address) =>
        !address.AbsolutePath.EndsWith("/check-runs", StringComparison.Ordinal) ? "[]"
        : JsonSerializer.Serialize(
            new GitHubCheckRuns { CheckRuns = [new() { Name = Asked(address), Status = GitHubCheckRun.Completed, Conclusion = GitHubCheckRun.Success }] },
            GitHubChecksJson.Default.GitHubCheckRuns);

    private static string Asked(Uri address) => address.Query.TrimStart('?').Split('&')
        .Where(part => part.StartsWith("check_name=", StringComparison.Ordinal))
        .Select(part => Uri.UnescapeDataString(part["check_name=".Length..]))
        .First();

    private static bool IsStatus(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/statuses", StringComparison.Ordinal);

    // A limit comes as 403 as often as 429. Without Retry-After the first limit names the second at which it ends, and of the second
    // one GitHub says to wait at least a minute.
    private static TimeSpan? Throttled(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests) ? null
        : answer.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - now
        : Number(answer, "x-ratelimit-remaining") == 0 && Number(answer, "x-ratelimit-reset") is { } reset
            ? Positive(DateTimeOffset.FromUnixTimeSeconds(Math.Min(reset, int.MaxValue)) - now)
        : answer.StatusCode == HttpStatusCode.TooManyRequests ? TimeSpan.FromMinutes(1)
        : null;

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);

    private static long? Number(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
