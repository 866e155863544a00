using System.Globalization;
using System.Net;

namespace Deployment.Sdk.Services.HipChat;

/// <summary>How HipChat is called and rehearsed.</summary>
internal static class HipChatService
{
    public const string TokenVariable = "HIPCHAT_TOKEN";

    public const string AddressVariable = "HIPCHAT_URL";

    /// <summary>HipChat's own cloud, which ended on 15 February 2019.</summary>
    public const string Cloud = "https://api.hipchat.com/";

    public const int LongestMessage = 10_000;

    public const int LongestFrom = 64;

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    public static OutsideService At(Uri address) => new("HipChat", address)
    {
        Throttled = Throttled,
        Remedy = (status, _) => status switch
        {
            401 => $"make a notification token for the room and set {TokenVariable}",
            403 => "the token may not send notifications to this room",
            404 => "there is no such room: check its name or id",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.NoContent),
    };

    // There is no Retry-After: the room's flood control (30 a minute) and the token's limit (500 in 5 minutes) name the second at which
    // they end.
    private static TimeSpan? Throttled(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (answer.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return null;
        }

        var resets =
            from limit in new[] { "X-FloodControl", "X-Ratelimit" }
            where !(Number(answer, $"{limit}-Remaining") > 0)
            let reset = Number(answer, $"{limit}-Reset")
            where reset is not null
            select DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(reset.Value, 0, int.MaxValue)) - now;
        var wait = resets.DefaultIfEmpty(OutsideService.UnnamedWait).Max();
        return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    private static long? Number(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
