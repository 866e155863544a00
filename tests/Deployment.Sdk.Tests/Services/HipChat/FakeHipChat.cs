using System.Globalization;
using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.HipChat;

/// <summary>HipChat's room notification, version 2, as its guide describes it: limits of length, 30 a minute and room, 500 in 5 minutes and token.</summary>
internal sealed class FakeHipChat : FakeService
{
    public const string Token = "hipchat-room-token-0123456789";
    public const string Room = "Deployments & more";

    private static readonly string[] Colours = ["yellow", "green", "red", "purple", "gray", "random"];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _sentTo = [];
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>The rooms that the token may notify.</summary>
    public HashSet<string> Rooms { get; } = [Room];

    /// <summary>The room's messages.</summary>
    public List<JsonElement> Said { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != $"Bearer {Token}")
        {
            return ErrorAsync(context, 401, "Invalid OAuth session");
        }

        const string before = "/v2/room/";
        const string after = "/notification";
        var room = request.Target.StartsWith(before, StringComparison.Ordinal) && request.Target.EndsWith(after, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(request.Target[before.Length..^after.Length])
            : "";
        if (request.Method != "POST" || !Rooms.Contains(room))
        {
            return ErrorAsync(context, 404, "Room not found");
        }

        if (!_sentTo.TryGetValue(room, out var sentTo))
        {
            _sentTo[room] = sentTo = new();
        }

        var now = Time.GetUtcNow();
        if (IsOver("X-Ratelimit", _sent, 500, TimeSpan.FromMinutes(5)) | IsOver("X-FloodControl", sentTo, 30, TimeSpan.FromMinutes(1)))
        {
            return ErrorAsync(context, 429, "Rate limit exceeded");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (Problem(body) is { } problem)
        {
            return ErrorAsync(context, 400, problem);
        }

        _sent.Enqueue(now);
        sentTo.Enqueue(now);
        Said.Add(body);
        return SayAsync(context, 204);

        bool IsOver(string limit, Queue<DateTimeOffset> sent, int most, TimeSpan window)
        {
            while (sent.TryPeek(out var first) && now - first >= window)
            {
                sent.Dequeue();
            }

            context.Response.Headers[$"{limit}-Limit"] = most.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers[$"{limit}-Remaining"] = (most - sent.Count).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers[$"{limit}-Reset"] = ((sent.TryPeek(out var oldest) ? oldest : now) + window).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            return sent.Count >= most;
        }
    }

    private static string? Problem(JsonElement body) =>
        !body.TryGetProperty("message", out var message) || message.GetString() is not { Length: >= 1 and <= 10_000 } ? "message: 1 to 10000 characters"
        : body.TryGetProperty("from", out var from) && from.GetString() is { Length: > 64 } ? "from: at most 64 characters"
        : body.TryGetProperty("color", out var color) && !Colours.Contains(color.GetString()) ? "color: not one of the colors"
        : body.TryGetProperty("message_format", out var format) && format.GetString() is not ("html" or "text") ? "message_format: html or text"
        : null;

    private static Task ErrorAsync(HttpContext context, int status, string message) =>
        SayAsync(context, status, $$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}","type":"Error"}}""");
}
