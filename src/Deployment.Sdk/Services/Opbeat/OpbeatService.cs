using System.Net;

namespace Deployment.Sdk.Services.Opbeat;

/// <summary>How Opbeat is called and rehearsed.</summary>
internal static class OpbeatService
{
    public const string TokenVariable = "OPBEAT_SECRET_TOKEN";

    public const string AddressVariable = "OPBEAT_URL";

    /// <summary>Opbeat's own intake, which ended on 24 May 2018.</summary>
    public const string Cloud = "https://intake.opbeat.com/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    public static OutsideService At(Uri address) => new("Opbeat", address)
    {
        Remedy = (status, _) => status switch
        {
            401 or 403 => $"set {TokenVariable} to the organization's secret token",
            404 => "there is no such organization or app: check their ids",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.Accepted),
    };
}
