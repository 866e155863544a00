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
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>The room's messages.</summary>
    public List<JsonElement> Said { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != $"Bearer {Token}")
        {
            return ErrorAsync(context, 401, "Invalid OAuth session");
        }

        if (request.Method != "POST" || request.Target != $"/v2/room/{Uri.EscapeDataString(Room)}/notification")
        {
            return ErrorAsync(context, 404, "Room not found");
        }

        var now = Time.GetUtcNow();
        while (_sent.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1))
        {
            _sent.Dequeue();
        }

        if (_sent.Count >= 30)
        {
            context.Response.Headers["X-FloodControl-Limit"] = "30";
            context.Response.Headers["X-FloodControl-Remaining"] = "0";
            context.Response.Headers["X-FloodControl-Reset"] =
                (_sent.Peek() + TimeSpan.FromMinutes(1)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            return ErrorAsync(context, 429, "Rate limit exceeded");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (Problem(body) is { } problem)
        {
            return ErrorAsync(context, 400, problem);
        }

        _sent.Enqueue(now);
        Said.Add(body);
        return SayAsync(context, 204);
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
