using System.Net;

namespace Deployment.Sdk.Services.Slack;

/// <summary>How Slack is called and rehearsed.</summary>
internal static class SlackService
{
    public const string WebhookVariable = "SLACK_WEBHOOK_URL";

    public const string TokenVariable = "SLACK_BOT_TOKEN";

    public const string AddressVariable = "SLACK_API_URL";

    public const string Cloud = "https://slack.com/api/";

    public const string RehearsedWebhook = "https://hooks.slack.com/services/T00000000/B00000000/rehearsed-webhook";

    public static OutsideService Webhook(Uri address, string variable) => new("Slack", address)
    {
        Remedy = (_, body) => body.Trim() switch
        {
            "no_service" or "invalid_token" or "action_prohibited" => $"the webhook was revoked or restricted: make a new one and set {variable}",
            "channel_is_archived" or "channel_not_found" => $"its channel is gone: make a webhook of another one and set {variable}",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.OK, "ok", "text/plain"),
    };

    /// <summary>The Web API. A message that is changed twice is the same as one that is changed once; one that is posted twice is not.</summary>
    public static OutsideService Api(Uri address) => new("Slack", address)
    {
        MayRepeat = request => request.RequestUri?.AbsolutePath.EndsWith("/chat.update", StringComparison.Ordinal) == true,
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.OK, """{"ok":true,"channel":"C00000000","ts":"1400000000.000001"}"""),
    };

    /// <summary>What helps against an error of the Web API; null when nobody knows.</summary>
    public static string? Remedy(string? error) => error switch
    {
        "channel_not_found" => "check the channel's name or id, and invite the app to it if it is private",
        "not_in_channel" => "invite the app to the channel, or give it the scope chat:write.public",
        "is_archived" => "the channel is archived: name another one",
        "missing_scope" => "give the app the scope chat:write and install it again",
        "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" =>
            $"install the app again and set {TokenVariable} to its bot token",
        _ => null,
    };
}
