using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Slack;

namespace Deployment.Sdk;

/// <summary>
/// Tells a Slack channel how deliveries go: one message, which changes as the delivery goes on. The app's bot token, with the scope
/// <c>chat:write</c>, is in <c>SLACK_BOT_TOKEN</c>.
/// </summary>
/// <param name="channel">The channel's name, such as <c>#deployments</c>, or its id.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SlackAttribute(string channel) : ObserverAttribute
{
    private const string Posted = "posted";

    /// <summary>The channel's name or id.</summary>
    public string Channel { get; } = channel ?? "";

    /// <summary>Another address of the Web API; <c>SLACK_API_URL</c> comes before it. Null is <c>https://slack.com/api/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(SlackService.TokenVariable), new(SlackService.AddressVariable)];

    /// <inheritdoc/>
    public override string Describe() => $"Slack channel {Channel}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        var api = ServiceClient.Of<ISlackApi>(
            services,
            SlackService.Api(services.Address(SlackService.AddressVariable, Address, SlackService.Cloud)),
            SlackJson.Default);
        var authorization = $"Bearer {services.Require(SlackService.TokenVariable, "rehearsed-slack-token")}";
        var message = SlackMessage.Of(happening);
        if (!IsOfItsOwn(happening.Kind) && services.Recall(Posted)?.Split(' ') is [var where, var which])
        {
            var changed = await api.UpdateAsync(authorization, message with { Channel = where, Ts = which }, cancellationToken).ConfigureAwait(false);
            if (changed.Ok)
            {
                return;
            }

            // Somebody deleted it, or the workspace lets nobody edit for long: then what is new is a message of its own.
            if (changed.Error is not ("message_not_found" or "cant_update_message" or "edit_window_closed"))
            {
                throw Refused(services, changed);
            }
        }

        var posted = await api.PostAsync(authorization, message with { Channel = Channel }, cancellationToken).ConfigureAwait(false);
        if (!posted.Ok)
        {
            throw Refused(services, posted);
        }

        if (!IsOfItsOwn(happening.Kind) && posted is { Channel: { } id, Ts: { } ts })
        {
            services.Remember(Posted, $"{id} {ts}");
        }
    }

    // What the delivery says next must not take its place: that somebody forced a rule, or that a freeze began or ended.
    private static bool IsOfItsOwn(DeliveryEventKind kind) =>
        kind is DeliveryEventKind.RuleForced or DeliveryEventKind.FreezeBegan or DeliveryEventKind.FreezeEnded;

    private ServiceException Refused(IServiceContext services, SlackAnswer answer)
    {
        var error = NeutralText.Line(answer.Error ?? "no reason", 100);
        var remedy = SlackService.Remedy(answer.Error);
        return new ServiceException(services.Redact($"Slack refused to write to {Channel}: {error}{(remedy is null ? "" : $"; {remedy}")}"))
        {
            Answer = error,
        };
    }
}
