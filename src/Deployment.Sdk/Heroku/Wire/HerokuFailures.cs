using System.Globalization;
using System.Text.Json;

namespace Deployment.Sdk.Heroku;

/// <summary>Turns every way in which a call can fail into a <see cref="HerokuException"/>.</summary>
/// <param name="redaction">Hides the token, should an answer repeat it.</param>
/// <param name="variable">The environment variable that holds the token; null in a rehearsal.</param>
internal sealed class HerokuFailures(Redaction redaction, string? variable)
{
    private const int LongestQuote = 500;

    /// <summary>The method and the path: never the query, which may hold a secret.</summary>
    /// <param name="request">The call.</param>
    public static string Describe(HttpRequestMessage? request) => $"{request?.Method} {request?.RequestUri?.AbsolutePath}";

    /// <summary>Null for a success; otherwise what Heroku said.</summary>
    /// <param name="response">The answer.</param>
    public async ValueTask<Exception?> OfAnswerAsync(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return await IsJsonAsync(response).ConfigureAwait(false)
                ? null
                : OfUnreadable(response, new JsonException("The body is neither a JSON object nor a list."));
        }

        var body = await response.Content.ReadAsStringAsync(CancellationToken.None).ConfigureAwait(false);
        var error = Parse(body);
        var word = error?.Id ?? (SecondFactor.IsRequired(response) ? SecondFactor.ErrorId : null);
        var said = Detour(response.RequestMessage)
            ?? error?.Message
            ?? (error is null && body.Length > 0 ? $"not Heroku's own words: {Excerpt(body)}" : response.ReasonPhrase);
        var id = word is null ? "" : $" ({word})";
        var request = RequestIdOf(response);
        return new HerokuException(redaction.Apply(string.Create(
            CultureInfo.InvariantCulture, $"{Describe(response.RequestMessage)}: Heroku answered {status}{id}: {said}{Named(request)}")))
        {
            Status = status,
            Id = word,
            Url = Uri.TryCreate(error?.Url, UriKind.Absolute, out var url) ? url : null,
            RequestId = request,
            Remedy = Remedies.Of(status, word, variable),
            MayHaveActed = MayHaveActed(response.RequestMessage),
        };
    }

    /// <summary>A success whose body is not what the API promises. A write may well have been done.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="failure">What did not fit.</param>
    public HerokuException OfUnreadable(HttpResponseMessage response, Exception failure) =>
        new(
            redaction.Apply(string.Create(
                CultureInfo.InvariantCulture,
                $"{Describe(response.RequestMessage)}: Heroku answered {(int)response.StatusCode} with a body that cannot be read: {failure.Message}{Named(RequestIdOf(response))}")),
            failure)
        {
            Status = (int)response.StatusCode,
            Remedy = "something between here and Heroku answers in its place, or this version of Deployment.Sdk is too old: check the network's proxy, then update",
            RequestId = RequestIdOf(response),
            MayHaveActed = !IsRead(response.RequestMessage),
        };

    /// <summary>No answer came.</summary>
    /// <param name="request">The call.</param>
    /// <param name="failure">What happened below HTTP.</param>
    /// <param name="cancellationToken">The caller's own wish to give up, which stays what it is.</param>
    public Exception OfSilence(HttpRequestMessage request, Exception failure, CancellationToken cancellationToken)
    {
        if (failure is HerokuException || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return failure;
        }

        // Heroku is not to blame: whoever sends it no longer may.
        if (HerokuCall.Of(request).Withheld is { } withheld)
        {
            return withheld;
        }

        var unclear = MayHaveActed(request);
        var doubt = unclear ? " The call may have been acted upon all the same." : "";
        return new HerokuException(
            redaction.Apply($"{Describe(request)}: no answer from {request.RequestUri?.Host}: {TransportFailure.Describe(failure)}{doubt}{Named(HerokuCall.Of(request).RequestId)}"), failure)
        {
            RequestId = HerokuCall.Of(request).RequestId,
            Remedy = Remedies.OfSilence,
            MayHaveActed = unclear,
        };
    }

    private static string? Detour(HttpRequestMessage? request) => request is null ? null : HerokuCall.Of(request).Detour;

    private static string Named(string? requestId) => requestId is null ? "" : $" (Request-Id {Excerpt(requestId)})";

    // The search for apps is a POST only because its list may be long.
    private static bool IsRead(HttpRequestMessage? request) =>
        request?.Method == HttpMethod.Get
        || (request?.Method == HttpMethod.Post && request.RequestUri?.AbsolutePath == "/filters/apps");

    private static bool MayHaveActed(HttpRequestMessage? request) =>
        request is not null && !IsRead(request) && HerokuCall.Of(request).MayHaveActed;

    /// <summary>A proxy or a portal in between may answer 200 with a page of its own. Only a 202 or 204 may be empty.</summary>
    private static async Task<bool> IsJsonAsync(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is 202 or 204 || response.Content is UnchangedContent)
        {
            return true;
        }

        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
        return body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    /// <summary>The error in the body of an answer; null when it holds none.</summary>
    /// <param name="response">An answer whose body is in memory.</param>
    public static async ValueTask<HerokuError?> ReadAsync(HttpResponseMessage response) =>
        Parse(await response.Content.ReadAsStringAsync(CancellationToken.None).ConfigureAwait(false));

    private static HerokuError? Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HerokuJson.Default.HerokuError);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Excerpt(string body)
    {
        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "...";
    }

    private static string? RequestIdOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Request-Id", out var values)
            ? string.Join(',', values)
            : response.RequestMessage is { } request ? HerokuCall.Of(request).RequestId : null;
}
