using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Trello;

/// <summary>
/// Trello's lists, cards and comments: 100 calls in 10 seconds and token, comments of at most 16,384 characters, errors in plain text, and no
/// word of how long to wait.
/// </summary>
internal sealed class FakeTrello : FakeService
{
    public const string Key = "trello-key-0123456789abcdef";
    public const string Token = "trello-token-0123456789abcdef0123456789abcdef";
    public const string Board = "bOaRd123";
    public const string BoardId = "5f0000000000000000000001";

    private readonly Queue<DateTimeOffset> _calls = new();

    /// <summary>The open lists: name to id.</summary>
    public List<(string Id, string Name)> Lists { get; } = [("list-doing", "Doing"), ("list-uat", "On UAT"), ("list-live", "Live")];

    /// <summary>The cards by short link.</summary>
    public Dictionary<string, Card> Cards { get; } = new(StringComparer.Ordinal) { ["CaRd0001"] = new("list-doing") };

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != $"OAuth oauth_consumer_key=\"{Key}\", oauth_token=\"{Token}\"")
        {
            return SayAsync(context, 401, "invalid token", "text/plain");
        }

        var now = Time.GetUtcNow();
        while (_calls.TryPeek(out var first) && now - first >= TimeSpan.FromSeconds(10))
        {
            _calls.Dequeue();
        }

        if (_calls.Count >= 100)
        {
            return SayAsync(context, 429, """{"error":"API_TOKEN_LIMIT_EXCEEDED","message":"Rate limit exceeded"}""");
        }

        _calls.Enqueue(now);
        var path = request.Target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, path) switch
        {
            ("GET", ["1", "boards", Board or BoardId, "lists"]) => SayAsync(context, 200, JsonSerializer.Serialize(
                Lists.Select(list => new { id = list.Id, name = list.Name, idBoard = BoardId }))),
            (var method, ["1", "cards", var link, .. var rest]) when Find(link) is { } card => CardAsync(method, rest, link, card, request, context),
            _ => SayAsync(context, 404, "The requested resource was not found.", "text/plain"),
        };
    }

    private Card? Find(string link) => Cards.GetValueOrDefault(link.StartsWith("id-", StringComparison.Ordinal) ? link[3..] : link);

    private Task CardAsync(string method, string[] rest, string link, Card card, Received request, HttpContext context)
    {
        if (card.Error is { } error)
        {
            return SayAsync(context, error.Status, error.Text, "text/plain");
        }

        var shortLink = link.Replace("id-", "", StringComparison.Ordinal);
        switch (method, rest)
        {
            case ("GET", []):
                break;
            case ("PUT", []):
                card.List = Body(request, "idList");
                card.Moves++;
                break;
            case ("GET", ["actions"]):
                Assert.Contains("filter=commentCard", request.Target, StringComparison.Ordinal);
                return SayAsync(context, 200, JsonSerializer.Serialize(
                    card.Comments.Select((text, index) => new { id = $"c{index}", type = "commentCard", data = new { text } })));
            case ("POST", ["actions", "comments"]):
                var text = Body(request, "text");
                if (text.Length is 0 or > 16_384)
                {
                    return SayAsync(context, 400, "invalid value for text", "text/plain");
                }

                card.Comments.Add(text);
                return SayAsync(context, 200, """{"id":"c","type":"commentCard"}""");
            default:
                return SayAsync(context, 404, "Cannot do that", "text/plain");
        }

        return SayAsync(context, 200, JsonSerializer.Serialize(
            new { id = $"id-{shortLink}", idList = card.List, idBoard = card.Board, closed = card.IsArchived }));
    }

    private static string Body(Received request, string name) => JsonDocument.Parse(request.Text).RootElement.GetProperty(name).GetString()!;

    /// <summary>A card.</summary>
    internal sealed class Card(string list)
    {
        public string List { get; set; } = list;

        public string Board { get; init; } = BoardId;

        public bool IsArchived { get; init; }

        public (int Status, string Text)? Error { get; init; }

        public List<string> Comments { get; } = [];

        public int Moves { get; set; }
    }
}
