using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Slack;

/// <summary>
/// Slack's incoming webhook, <c>chat.postMessage</c> and <c>chat.update</c>, with the limits that Slack documents: one message a second and
/// channel, 3,000 characters a section, 50 blocks, and an answer 200 for every refusal of the Web API.
/// </summary>
internal sealed class FakeSlack : FakeService
{
    public const string Token = "xoxb-not-a-token-0123456789";
    public const string WebhookPath = "/services/T0AAAAAAA/B0AAAAAAA/not-a-real-webhook";
    public const string Channel = "#deployments";
    public const string ChannelId = "C0AAAAAAA";

    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private int _number;

    /// <summary>The channel's messages by their <c>ts</c>, as they are now.</summary>
    public SortedDictionary<string, JsonElement> Messages { get; } = new(StringComparer.Ordinal);

    /// <summary>Refuses every call of the Web API with this error.</summary>
    public string? Error { get; set; }

    /// <summary>Refuses changes of messages with this error.</summary>
    public string? UpdateError { get; set; }

    /// <summary>The status and the text by which the webhook refuses.</summary>
    public (int Status, string Text)? WebhookError { get; set; }

    protected override Task AnswerAsync(Received request, HttpContext context) => request.ToString() switch
    {
        $"POST {WebhookPath}" => WebhookAsync(request, context),
        "POST /api/chat.postMessage" => ApiAsync(request, context, isUpdate: false),
        "POST /api/chat.update" => ApiAsync(request, context, isUpdate: true),
        _ => SayAsync(context, 404, "no_service", "text/plain"),
    };

    private Task WebhookAsync(Received request, HttpContext context)
    {
        if (WebhookError is { } error)
        {
            return SayAsync(context, error.Status, error.Text, "text/plain");
        }

        if (IsTooSoon(context))
        {
            return SayAsync(context, 429, "rate_limited", "text/plain");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (Problem(body) is { } problem)
        {
            return SayAsync(context, 400, problem, "text/plain");
        }

        // A webhook of an app has its channel, and takes no other.
        Assert.False(body.TryGetProperty("channel", out _));
        Messages.Add(NextTs(), body);
        return SayAsync(context, 200, "ok", "text/plain");
    }

    private Task ApiAsync(Received request, HttpContext context, bool isUpdate)
    {
        Assert.StartsWith("application/json", request["Content-Type"], StringComparison.Ordinal);
        if (request["Authorization"] != $"Bearer {Token}")
        {
            return RefuseAsync(context, "invalid_auth");
        }

        if ((isUpdate ? UpdateError : null) is { } cannot)
        {
            return RefuseAsync(context, cannot);
        }

        if (Error is { } error)
        {
            return RefuseAsync(context, error);
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (Problem(body) is { } problem)
        {
            return RefuseAsync(context, problem);
        }

        var channel = body.TryGetProperty("channel", out var named) ? named.GetString() : null;
        if (isUpdate)
        {
            // An update takes the channel's id alone.
            var ts = body.GetProperty("ts").GetString()!;
            if (channel != ChannelId || !Messages.ContainsKey(ts))
            {
                return RefuseAsync(context, channel == ChannelId ? "message_not_found" : "channel_not_found");
            }

            Messages[ts] = body;
            return SayAsync(context, 200, $$"""{"ok":true,"channel":"{{ChannelId}}","ts":"{{ts}}","text":"..."}""");
        }

        if (channel is not (Channel or ChannelId))
        {
            return RefuseAsync(context, "channel_not_found");
        }

        if (IsTooSoon(context))
        {
            return SayAsync(context, 429, """{"ok":false,"error":"ratelimited"}""");
        }

        var posted = NextTs();
        Messages.Add(posted, body);
        return SayAsync(context, 200, $$$"""{"ok":true,"channel":"{{{ChannelId}}}","ts":"{{{posted}}}","message":{"type":"message"}}""");
    }

    private bool IsTooSoon(HttpContext context)
    {
        if (Time.GetUtcNow() - _last < TimeSpan.FromSeconds(1))
        {
            context.Response.Headers.RetryAfter = "1";
            return true;
        }

        _last = Time.GetUtcNow();
        return false;
    }

    private string NextTs() => $"1400000000.{++_number:000000}";

    private static string? Problem(JsonElement body)
    {
        if (!body.TryGetProperty("text", out var text) || text.GetString() is not { Length: > 0 } said)
        {
            return "no_text";
        }

        var attachments = body.TryGetProperty("attachments", out var list) ? list.EnumerateArray().ToArray() : [];
        var blocks = attachments.SelectMany(attachment => attachment.GetProperty("blocks").EnumerateArray()).ToArray();
        return said.Length > 4_000 ? "msg_too_long"
            : attachments.Length > 100 || blocks.Length > 50 ? "invalid_blocks"
            : blocks.All(block => block.GetProperty("type").GetString() == "section"
                && block.GetProperty("text").GetProperty("text").GetString() is { Length: >= 1 and <= 3_000 }) ? null
            : "invalid_blocks";
    }

    private static Task RefuseAsync(HttpContext context, string error) =>
        SayAsync(context, 200, $$"""{"ok":false,"error":"{{error}}"}""");
}
