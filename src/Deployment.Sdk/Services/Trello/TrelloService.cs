using System.Net;
using System.Text.Json;

namespace Deployment.Sdk.Services.Trello;

/// <summary>How Trello is called and rehearsed.</summary>
internal static class TrelloService
{
    public const string KeyVariable = "TRELLO_KEY";

    public const string TokenVariable = "TRELLO_TOKEN";

    public const string AddressVariable = "TRELLO_API_URL";

    public const string Cloud = "https://api.trello.com/1/";

    public const int LongestComment = 16_384;

    /// <summary>A token may make 100 calls in 10 seconds, and a card takes four.</summary>
    public const int MostCards = 20;

    // Trello names no time to wait. Whoever goes on calling is locked out, so the whole window is waited for.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(KeyVariable),
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    /// <param name="address">The base address of the API.</param>
    /// <param name="list">The list that a rehearsal finds.</param>
    public static OutsideService At(Uri address, string list) => new("Trello", address)
    {
        Throttled = (answer, now) => answer.StatusCode != HttpStatusCode.TooManyRequests ? null
            : answer.Headers.RetryAfter is null ? Window
            : OutsideService.RetryAfter(answer, now),
        Remedy = (status, body) => status switch
        {
            401 when body.Contains("permission", StringComparison.OrdinalIgnoreCase) =>
                "the token's member may not do that: invite them to the board, and give the token the scope write",
            401 => $"set {KeyVariable} and {TokenVariable} to a key and a token of that key",
            404 => "there is no such board or card, or the token's member may not see it",
            _ => null,
        },
        Rehearse = request => OutsideService.Answer(HttpStatusCode.OK, Rehearsed(request, list)),
    };

    // Sent as a header: a query would end up in logs.
    public static string Authorization(IServiceContext services) =>
        $"OAuth oauth_consumer_key=\"{services.Require(KeyVariable, "rehearsed-trello-key")}\", "
        + $"oauth_token=\"{services.Require(TokenVariable, "rehearsed-trello-token")}\"";

    private static string Rehearsed(HttpRequestMessage request, string list)
    {
        var path = request.RequestUri!.AbsolutePath;
        var found = JsonSerializer.Serialize(
            (IReadOnlyList<TrelloBoardList>)[new TrelloBoardList { Id = "list", Name = list, IdBoard = "board" }],
            TrelloJson.Default.IReadOnlyListTrelloBoardList);
        return path.EndsWith("/lists", StringComparison.Ordinal) ? found
            : path.EndsWith("/comments", StringComparison.Ordinal) ? """{"id":"comment"}"""
            : path.EndsWith("/actions", StringComparison.Ordinal) ? "[]"
            : """{"id":"card","idList":"another","idBoard":"board","closed":false}""";
    }
}
