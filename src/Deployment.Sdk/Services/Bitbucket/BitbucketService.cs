using System.Net;
using System.Text;
using System.Text.Json;

namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>How Bitbucket Cloud is called and rehearsed.</summary>
internal static class BitbucketService
{
    public const string AccessTokenVariable = "BITBUCKET_ACCESS_TOKEN";

    public const string UserVariable = "BITBUCKET_USER_EMAIL";

    public const string ApiTokenVariable = "BITBUCKET_API_TOKEN";

    public const string AddressVariable = "BITBUCKET_API_URL";

    /// <summary>Where people read issues.</summary>
    public const string Host = "bitbucket.org";

    public const string Cloud = "https://api.bitbucket.org/2.0/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(AccessTokenVariable),
        new(UserVariable),
        new(ApiTokenVariable, IsSecret: true),
        new(AddressVariable),
    ];

    public static OutsideService At(Uri address) => new("Bitbucket", address)
    {
        // A status overwrites itself; a tag that is made twice is refused the second time.
        MayRepeat = request => request.Method == HttpMethod.Get || IsStatus(request),
        Remedy = (status, body) => status switch
        {
            401 => $"set {AccessTokenVariable} to an access token of the repository, project or workspace, or {UserVariable} and "
                + $"{ApiTokenVariable} to an account's e-mail and API token with scopes; app passwords ended on 28 July 2026",
            403 => "the token lacks a scope: read:repository:bitbucket for a status, write:repository:bitbucket as well for a tag, "
                + "write:issue:bitbucket for a comment",
            404 => "there is no such repository, commit or issue, or the token may not see it",
            _ => null,
        },
        Rehearse = request => IsComment(request)
            ? OutsideService.Answer(
                request.Method == HttpMethod.Get ? HttpStatusCode.OK : HttpStatusCode.Created, """{"values":[],"content":{"raw":"rehearsed"}}""")
            : request.Method == HttpMethod.Get ? OutsideService.Answer(HttpStatusCode.NotFound)
            : OutsideService.Answer(HttpStatusCode.Created, IsStatus(request)
                ? JsonSerializer.Serialize(new BitbucketStatus { Key = "rehearsed", State = "INPROGRESS" }, BitbucketJson.Default.BitbucketStatus)
                : JsonSerializer.Serialize(
                    new BitbucketTag { Name = "rehearsed", Target = new BitbucketTarget { Hash = "rehearsed" } }, BitbucketJson.Default.BitbucketTag)),
    };

    /// <summary>An access token speaks for itself; an account's API token goes with its e-mail.</summary>
    public static string Authorization(IServiceContext services) =>
        services.Token(AccessTokenVariable, "rehearsed-bitbucket-token") is { } access ? $"Bearer {access}"
        : services.Token(ApiTokenVariable, "rehearsed-bitbucket-token") is not { } token ? throw new ServiceException(
            $"{AccessTokenVariable} is not set, and neither is {ApiTokenVariable}")
        : services.Variable(UserVariable) is not { } user ? throw new ServiceException(
            $"{UserVariable} is not set: {ApiTokenVariable} goes with its account's e-mail")
        : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{token}"))}";

    private static bool IsComment(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/comments", StringComparison.Ordinal);

    private static bool IsStatus(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/statuses/build", StringComparison.Ordinal);
}
