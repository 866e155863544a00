using Deployment.Sdk.Services;
using Deployment.Sdk.Services.HipChat;

namespace Deployment.Sdk;

/// <summary>
/// Tells a HipChat room how deliveries go (API version 2). The token is in <c>HIPCHAT_TOKEN</c>. HipChat's own cloud ended in 2019; HipChat
/// Server and Data Center answer at their own host, which <see cref="Address"/> or <c>HIPCHAT_URL</c> names.
/// </summary>
/// <param name="room">The room's name or id.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HipChatAttribute(string room) : ObserverAttribute
{
    /// <summary>The room's name or id.</summary>
    public string Room { get; } = room ?? "";

    /// <summary>The server, such as <c>https://hipchat.yunojuno.example</c>; <c>HIPCHAT_URL</c> comes before it. Null is HipChat's cloud.</summary>
    public string? Address { get; init; }

    /// <summary>The label beside the sender's name, up to 64 characters.</summary>
    public string From { get; init => field = value ?? "Deployment.Sdk"; } = "Deployment.Sdk";

    /// <summary>Whether the room's members are alerted every time; otherwise only when something failed, was taken back or needs a yes.</summary>
    public bool Notify { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => HipChatService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"HipChat room {Room}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        var service = HipChatService.At(services.Address(HipChatService.AddressVariable, Address, HipChatService.Cloud));
        var token = services.Require(HipChatService.TokenVariable, "rehearsed-hipchat-token");
        var message = DeliveryMessage.Of(happening);
        var said = await ServiceClient.Of<IHipChatApi>(services, service, HipChatJson.Default).NotifyAsync(
            Room,
            $"Bearer {token}",
            new HipChatNotification(
                message.Render(HtmlDialect.Instance, HipChatService.LongestMessage),
                Colour(message.Tone),
                Notify || message.Tone is MessageTone.Bad or MessageTone.Accent or MessageTone.Attention,
                "html",
                NeutralText.Cut(From, HipChatService.LongestFrom)),
            cancellationToken).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(said))
        {
            throw ServiceClient.Unreadable(services, service, null, said);
        }
    }

    private static string Colour(MessageTone tone) => tone switch
    {
        MessageTone.Good => "green",
        MessageTone.Bad => "red",
        MessageTone.Attention => "yellow",
        MessageTone.Accent => "purple",
        _ => "gray",
    };
}
