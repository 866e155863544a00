using System.Net;

namespace Deployment.Sdk.Services.NewRelic;

/// <summary>How New Relic is called and rehearsed.</summary>
internal static class NewRelicService
{
    public const string KeyVariable = "NEW_RELIC_API_KEY";

    public const string RegionVariable = "NEW_RELIC_REGION";

    public const string AddressVariable = "NEW_RELIC_API_URL";

    public static OutsideService At(Uri address) => new("New Relic", address)
    {
        Remedy = (status, _) => status switch
        {
            401 or 403 => Remedy,
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(
            HttpStatusCode.OK, """{"data":{"changeTrackingCreateDeployment":{"deploymentId":"rehearsed","entityGuid":"rehearsed"}}}"""),
    };

    public const string Remedy = $"set {KeyVariable} to a user key (NRAK-) of the account, and {RegionVariable} to the account's region, US or EU";

    /// <summary>The API of the account's region.</summary>
    public static Uri Address(IServiceContext services, string? declared) =>
        services.Address(AddressVariable, declared, (services.Variable(RegionVariable) ?? "US").ToUpperInvariant() switch
        {
            "US" => "https://api.newrelic.com/",
            "EU" => "https://api.eu.newrelic.com/",
            _ => throw new ServiceException($"{RegionVariable} must be US or EU"),
        });
}
