using System.Globalization;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Webhook;

namespace Deployment.Sdk;

/// <summary>
/// Tells anything that can receive an HTTP POST how deliveries go. The body is JSON, signed as the Standard Webhooks specification says
/// (HMAC-SHA256 over id, timestamp and body), so that a receiver can tell forged and repeated messages. Address and secret are in variables.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SignedWebhookAttribute : ObserverAttribute
{
    /// <summary>The environment variable that holds the address, which is taken for a secret.</summary>
    public string Variable { get; init => field = value ?? WebhookService.AddressVariable; } = WebhookService.AddressVariable;

    /// <summary>The environment variable that holds the secret: <c>whsec_</c> and at least 24 random bytes in base64.</summary>
    public string SecretVariable { get; init => field = value ?? WebhookService.SecretVariable; } = WebhookService.SecretVariable;

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(Variable), ServiceVariable.Secret(SecretVariable)];

    /// <inheritdoc/>
    public override string Describe() => Variable == WebhookService.AddressVariable ? "signed webhook" : $"signed webhook of {Variable}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        var address = ServiceSettings.Checked(services.Require(Variable, WebhookService.RehearsedAddress), Variable);
        var key = WebhookSignature.Key(services.Require(SecretVariable, WebhookService.RehearsedSecret), SecretVariable);
        var service = WebhookService.At(address, SecretVariable);
        var id = WebhookSignature.Id(happening);
        var timestamp = services.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.Serialize(WebhookEvent.Of(happening), WebhookJson.Default.WebhookEvent);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        ServiceClient.RequireNoPage(services, service, await ServiceClient.Of<ISignedWebhook>(services, service, WebhookJson.Default)
            .PostAsync(address.AbsoluteUri, id, timestamp, WebhookSignature.Of(key, id, timestamp, body), content, cancellationToken)
            .ConfigureAwait(false));
    }
}
