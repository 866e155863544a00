using System.Net;

namespace Deployment.Sdk.Services.Codeship;

/// <summary>How Codeship is called and rehearsed.</summary>
internal static class CodeshipService
{
    public const string UserVariable = "CODESHIP_USER";

    public const string PasswordVariable = "CODESHIP_PASSWORD";

    public const string AddressVariable = "CODESHIP_URL";

    /// <summary>Codeship's own cloud, which ended on 31 January 2026.</summary>
    public const string Cloud = "https://api.codeship.com/v2/";

    private const string LimitExceeded = "Rate Limit Exceeded";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        new(UserVariable, IsRequired: true),
        ServiceVariable.Secret(PasswordVariable),
        new(AddressVariable),
    ];

    /// <param name="address">The base address of the API.</param>
    /// <param name="commit">The commit whose build a rehearsal finds passed.</param>
    public static OutsideService For(Uri address, string commit) => new("Codeship", address)
    {
        // A token more does no harm.
        MayRepeat = _ => true,
        Throttled = (answer, _) => answer.StatusCode == HttpStatusCode.Forbidden && IsLimit(Text(answer)) ? TimeSpan.FromMinutes(1) : null,
        Remedy = (status, body) => status switch
        {
            401 => $"check {UserVariable} and {PasswordVariable}; accounts with single sign-on or two factors have no API",
            403 when !IsLimit(body) => "the user may not read builds of this organization",
            404 => "there is no such organization or project: both are named by their UUID",
            _ => null,
        },
        Rehearse = request => OutsideService.Answer(HttpStatusCode.OK, request.Method == HttpMethod.Post
            ? """{"access_token":"rehearsed-codeship-token","organizations":[],"expires_at":0}"""
            : $$"""{"builds":[{"uuid":"rehearsed","ref":"rehearsed","commit_sha":"{{commit}}","status":"{{CodeshipBuild.Passed}}","queued_at":"2026-01-01T00:00:00Z","finished_at":"2026-01-01T00:00:00Z"}]}"""),
    };

    /// <summary>Where a build is to be read. No answer names a page of Codeship's site, and the site has ended: the build, where the API has it.</summary>
    public static Uri? Page(Uri address, string organization, string project, string build) => AskedOnce.Page(
        $"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/organizations/{Uri.EscapeDataString(organization)}/projects/{Uri.EscapeDataString(project)}/builds/{Uri.EscapeDataString(build)}");

    public static bool IsThrottled(ServiceException failure) => failure.Status == 403 && IsLimit(failure.Answer ?? "");

    private static bool IsLimit(string body) => body.Contains(LimitExceeded, StringComparison.OrdinalIgnoreCase);

    // The whole answer is in memory by now.
    private static string Text(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(answer.Content.ReadAsStream(), leaveOpen: true);
        var text = reader.ReadToEnd();
        reader.BaseStream.Position = 0;
        return text;
    }
}
