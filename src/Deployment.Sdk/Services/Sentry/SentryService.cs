using System.Net;
using System.Text.Json;

namespace Deployment.Sdk.Services.Sentry;

/// <summary>How Sentry is called and rehearsed.</summary>
internal static class SentryService
{
    public const string TokenVariable = "SENTRY_AUTH_TOKEN";

    public const string AddressVariable = "SENTRY_URL";

    public const string Cloud = "https://sentry.io/";

    public const int LongestName = 64;

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    public static OutsideService At(Uri address) => new("Sentry", address)
    {
        // A release that is known already is answered 208; a deploy is one more each time.
        MayRepeat = request => request.RequestUri!.AbsolutePath.EndsWith("/releases/", StringComparison.Ordinal),
        Remedy = (status, _) => status switch
        {
            401 or 403 => $"set {TokenVariable} to a token with the scope org:ci or project:releases",
            404 => $"there is no such organization at this address: an organization in a region has its own, such as https://de.sentry.io, in {AddressVariable}",
            _ => null,
        },
        Rehearse = request => OutsideService.Answer(HttpStatusCode.Created, request.RequestUri!.AbsolutePath.EndsWith("/deploys/", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(new SentryDeployed { Environment = "rehearsed" }, SentryJson.Default.SentryDeployed)
            : JsonSerializer.Serialize(new SentryKnown { Version = "rehearsed" }, SentryJson.Default.SentryKnown)),
    };
}
