using System.Globalization;
using System.Net;

namespace Deployment.Sdk.Services.GitLab;

/// <summary>How GitLab is called and rehearsed.</summary>
internal static class GitLabService
{
    public const string TokenVariable = "GITLAB_TOKEN";

    public const string AddressVariable = "GITLAB_API_URL";

    public const string Cloud = "https://gitlab.com/api/v4/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    public static OutsideService At(Uri address) => new("GitLab", address)
    {
        Throttled = (answer, now) => answer.StatusCode != HttpStatusCode.TooManyRequests ? null
            : answer.Headers.RetryAfter is not null ? OutsideService.RetryAfter(answer, now)
            : Reset(answer, now) ?? OutsideService.UnnamedWait,
        Remedy = (status, _) => status switch
        {
            401 => $"set {TokenVariable} to an access token of the project, its group or a member, with the scope api",
            403 => $"the token in {TokenVariable} may not deploy to that environment: give it the role Developer, or Maintainer where it is protected",
            404 => "there is no such project, or the token may not see it",
            _ => null,
        },
        Rehearse = request => OutsideService.Answer(request.Method == HttpMethod.Put ? HttpStatusCode.OK : HttpStatusCode.Created, """{"id":1}"""),
    };

    // The second at which the limit ends.
    private static TimeSpan? Reset(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.Headers.TryGetValues("RateLimit-Reset", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && DateTimeOffset.FromUnixTimeSeconds(second) - now is var wait && wait > TimeSpan.Zero
            ? wait
            : null;
}
