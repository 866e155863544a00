using System.Net;
using System.Net.Http.Headers;

namespace Deployment.Sdk;

/// <summary>What has to be known of an outside service to call it, to repeat a call, and to rehearse one.</summary>
/// <param name="name">Its name for people, such as <c>Slack</c>.</param>
/// <param name="address">The base address; https, or http at a literal loopback address.</param>
public sealed class OutsideService(string name, Uri address)
{
    /// <summary>Its name for people.</summary>
    public string Name { get; } = name;

    /// <summary>The base address, ending in a slash.</summary>
    public Uri Address { get; } = address;

    /// <summary>
    /// Whether a call may be sent again when it is not known if it was acted upon. By default only <c>GET</c>, <c>HEAD</c> and <c>PUT</c>.
    /// A call that certainly never left, or that was throttled, is always sent again.
    /// </summary>
    public Func<HttpRequestMessage, bool> MayRepeat { get; init; } =
        request => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put;

    /// <summary>
    /// How long the service asks to wait, given its answer and the time; null when it did not refuse for being called too often. By default
    /// an answer 429 is a refusal, and <c>Retry-After</c> says how long. Else it is one second, and up to half as much again by chance, twice as long
    /// after each further refusal.
    /// </summary>
    public Func<HttpResponseMessage, DateTimeOffset, TimeSpan?> Throttled { get; init; } = RetryAfter;

    /// <summary>What helps, given the status and the text of a refusal; null when nobody knows.</summary>
    public Func<int, string, string?> Remedy { get; init; } = (_, _) => null;

    /// <summary>What the service would answer in a rehearsal: its documented success. By default 200 and an empty JSON object.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage> Rehearse { get; init; } = _ => Answer(HttpStatusCode.OK, "{}");

    /// <summary>An answer for <see cref="Rehearse"/>.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">What the body is.</param>
    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, new MediaTypeHeaderValue(mediaType, "utf-8")) };

    /// <summary>The wait that stands for one that a refusal does not name; it grows with each.</summary>
    internal static TimeSpan UnnamedWait { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long <c>Retry-After</c> of an answer 429 says to wait, or else one second; null for any other answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="now">The time, for a header that names a date.</param>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var header = answer.Headers.RetryAfter;
        return answer.StatusCode == HttpStatusCode.TooManyRequests
            ? header?.Delta ?? (header?.Date - now) ?? UnnamedWait
            : null;
    }
}
