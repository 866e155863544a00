using Refit;

namespace Deployment.Sdk.Services.Webhook;

/// <summary>A webhook in the form of the Standard Webhooks specification. Its address is used as it is, query included.</summary>
internal interface ISignedWebhook
{
    /// <summary>Tells an event.</summary>
    /// <param name="address">The whole address.</param>
    /// <param name="id">The same whenever this event is told.</param>
    /// <param name="timestamp">When it was signed, in whole seconds since 1970.</param>
    /// <param name="signature"><c>v1,</c> and the signature in base64.</param>
    /// <param name="body">Exactly the bytes that were signed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whatever the receiver says.</returns>
    [Post("")]
    Task<string?> PostAsync(
        [Url] string address,
        [Header("webhook-id")] string id,
        [Header("webhook-timestamp")] string timestamp,
        [Header("webhook-signature")] string signature,
        [Body] HttpContent body,
        CancellationToken cancellationToken);
}
