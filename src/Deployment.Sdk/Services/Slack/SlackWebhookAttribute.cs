using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Slack;

namespace Deployment.Sdk;

/// <summary>
/// Tells the channel of a Slack incoming webhook how deliveries go, one message for each event. The webhook's address is a secret and is
/// read from a variable, <c>SLACK_WEBHOOK_URL</c> unless another one is named.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SlackWebhookAttribute : ObserverAttribute
{
    /// <summary>The environment variable that holds the webhook's address: one for each channel.</summary>
    public string Variable { get; init => field = value ?? SlackService.WebhookVariable; } = SlackService.WebhookVariable;

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(Variable)];

    /// <inheritdoc/>
    public override string Describe() => Variable == SlackService.WebhookVariable ? "Slack webhook" : $"Slack webhook of {Variable}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        var address = ServiceSettings.Checked(services.Require(Variable, SlackService.RehearsedWebhook), Variable);
        var service = SlackService.Webhook(address, Variable);
        var said = await ServiceClient.Of<ISlackWebhook>(services, service, SlackJson.Default)
            .PostAsync(SlackMessage.Of(happening), cancellationToken).ConfigureAwait(false);
        if (said?.Trim() != "ok")
        {
            throw ServiceClient.Unreadable(services, service, null, said ?? "");
        }
    }
}
