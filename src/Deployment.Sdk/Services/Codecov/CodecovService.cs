using System.Net;

namespace Deployment.Sdk.Services.Codecov;

/// <summary>How Codecov is called and rehearsed.</summary>
internal static class CodecovService
{
    public const string TokenVariable = "CODECOV_API_TOKEN";

    public const string AddressVariable = "CODECOV_API_URL";

    public const string Cloud = "https://api.codecov.io/api/v2/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        new(TokenVariable, IsSecret: true),
        new(AddressVariable),
    ];

    /// <param name="address">The base address of the API.</param>
    /// <param name="commit">The commit that a rehearsal finds fully covered.</param>
    public static OutsideService For(Uri address, string commit) => new("Codecov", address)
    {
        Remedy = (status, _) => status switch
        {
            401 or 403 => $"set {TokenVariable} to an API access token (Codecov: Settings, Access), which is not the upload token",
            _ => null,
        },
        Rehearse = request => OutsideService.Answer(HttpStatusCode.OK, Covered(request.RequestUri!.AbsolutePath, commit)),
    };

    /// <summary>Whether a failure is trouble on the way or at Codecov. Any other refusal is a mistake of ours, which no wait and no declaration mends.</summary>
    public static bool IsPassing(ServiceException failure) => failure.Status is null or 429 or >= 500;

    private static string Covered(string path, string commit)
    {
        const string whole = """{"coverage":100.0,"lines":1}""";
        return path.EndsWith("/compare/", StringComparison.Ordinal)
            ? $$$"""{"totals":{"base":{{{whole}}},"head":{{{whole}}},"patch":{{{whole}}}}}"""
            : $$$"""{"results":[{"commitid":"{{{commit}}}","state":"complete","totals":{{{whole}}},"parent":"{{{new string('0', 40)}}}"}]}""";
    }
}
