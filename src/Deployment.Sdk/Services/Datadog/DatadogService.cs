using System.Globalization;
using System.Net;

namespace Deployment.Sdk.Services.Datadog;

/// <summary>How Datadog is called and rehearsed.</summary>
internal static class DatadogService
{
    public const string KeyVariable = "DD_API_KEY";

    public const string SiteVariable = "DD_SITE";

    public const string AddressVariable = "DATADOG_HOST";

    public const string Site = "datadoghq.com";

    public static OutsideService At(Uri address) => new("Datadog", address)
    {
        MayRepeat = _ => true,
        Throttled = (answer, now) => answer.StatusCode != HttpStatusCode.TooManyRequests ? null : Reset(answer) ?? OutsideService.RetryAfter(answer, now),
        Remedy = (status, _) => status switch
        {
            401 => $"set {KeyVariable} to an API key of the organization",
            403 => $"the key in {KeyVariable} is not one of {address.Host}: set {SiteVariable} to the organization's site, such as datadoghq.eu",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.Accepted, """{"data":{"id":"rehearsed","type":"dora_deployment"}}"""),
    };

    /// <summary>The API of the organization's site.</summary>
    public static Uri Address(IServiceContext services, string? declaredSite, string? declaredAddress)
    {
        var site = services.Variable(SiteVariable) ?? declaredSite ?? Site;
        return Uri.CheckHostName(site) == UriHostNameType.Dns
            ? services.Address(AddressVariable, declaredAddress, $"https://api.{site}/")
            : throw new ServiceException($"{SiteVariable} must be a host name such as {Site}");
    }

    // In seconds from now.
    private static TimeSpan? Reset(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-RateLimit-Reset", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Max(seconds, 1))
            : null;
}
