using System.Net;

namespace Deployment.Sdk.Services.Webhook;

/// <summary>How a webhook is called and rehearsed.</summary>
internal static class WebhookService
{
    public const string AddressVariable = "DEPLOYMENT_WEBHOOK_URL";

    public const string SecretVariable = "DEPLOYMENT_WEBHOOK_SECRET";

    public const string RehearsedAddress = "https://webhook.example/rehearsed-deliveries";

    public const string RehearsedSecret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public static OutsideService At(Uri address, string secretVariable) => new("Webhook", address)
    {
        // A receiver drops an id that it has seen.
        MayRepeat = _ => true,
        Remedy = (status, _) => status switch
        {
            400 or 401 or 403 => $"the receiver may not accept the signature: check that it has the secret of {secretVariable} and that both clocks are right",
            404 or 410 => "nobody listens at that address",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.NoContent),
    };
}
