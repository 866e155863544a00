using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Teams;

/// <summary>A workflow that posts what a webhook says, and beside it a connector of old: adaptive cards alone, 28 KB, a signature in the address.</summary>
internal sealed class FakeTeams : FakeService
{
    public const string Path = "/powerautomate/automations/direct/workflows/0123/triggers/manual/paths/invoke?api-version=1&sig=not-a-signature-0123456789";
    public const string ConnectorPath = "/webhookb2/not-a-connector-0123456789";

    private static readonly string[] Blocks = ["TextBlock", "RichTextBlock", "FactSet", "Container"];

    /// <summary>The cards that were posted.</summary>
    public List<JsonElement> Cards { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request.ToString() is not ($"POST {Path}" or $"POST {ConnectorPath}"))
        {
            return SayAsync(context, 401, """{"error":{"code":"DirectApiAuthorizationRequired","message":"The OAuth authorization scheme is required."}}""");
        }

        if (request.Body.Length > 28 * 1024)
        {
            return SayAsync(context, 413, "Request Entity too large", "text/plain");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (!body.TryGetProperty("attachments", out var attachments)
            || attachments[0].GetProperty("contentType").GetString() != "application/vnd.microsoft.card.adaptive")
        {
            return SayAsync(context, 400, """{"error":{"message":"'attachments' is of type 'Null'"}}""");
        }

        var card = attachments[0].GetProperty("content");
        if (card.GetProperty("type").GetString() != "AdaptiveCard"
            || string.CompareOrdinal(card.GetProperty("version").GetString(), "1.5") > 0
            || card.GetProperty("body").EnumerateArray().Any(block => !Blocks.Contains(block.GetProperty("type").GetString())))
        {
            return SayAsync(context, 400, """{"error":{"message":"not an adaptive card"}}""");
        }

        Cards.Add(card);
        return request.Target == ConnectorPath ? SayAsync(context, 200, "1", "text/plain") : SayAsync(context, 202);
    }
}
