using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Follows redirects. Beyond the origin that was asked first, a request carries neither the token nor a two-factor code, also not
/// when it is led back; only reads go there, because the body of a write may hold config. Where it may lead at all is for
/// <see cref="TokenlessAddress"/>.
/// </summary>
/// <remarks>
/// 307 and 308 say that nothing was done yet. 301 and 302 leave that open: many servers answer a write that they carried out so, and what
/// may be sent only once (<see cref="RepeatPolicy"/>) is not sent there again.
/// </remarks>
/// <param name="endpoint">The Heroku that was asked.</param>
internal sealed class RedirectHandler(HerokuEndpoint endpoint) : DelegatingHandler
{
    /// <summary>The longest way; a longer one is a circle.</summary>
    public const int Most = 10;

    private static readonly string[] Private = ["Authorization", SecondFactor.Header, "Request-Id"];

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = HerokuCall.Of(request);
        (call.Detour, call.HasLeft) = (null, false);
        var current = request;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var hop = 1; Target(current, response) is { } target; hop++)
        {
            var isUnclear = IsUnclear(current, response.StatusCode);

            // 303 says that a write was done and shows where its outcome is read.
            call.MayHaveActed |= isUnclear || response.StatusCode == HttpStatusCode.SeeOther;
            call.Detour = hop > Most
                ? $"it was redirected {Most} times, most likely in a circle"
                : Refuse(current, response.StatusCode, target) ?? (isUnclear ? "it was redirected, and may have been done before that: it is not sent again" : null);
            if (call.Detour is not null)
            {
                break;
            }

            call.HasLeft |= !HerokuEndpoint.IsSameOrigin(target, request.RequestUri!);
            current = Follow(current, response.StatusCode, target, call);
            response.Dispose();
            response = await base.SendAsync(current, cancellationToken).ConfigureAwait(false);
        }

        response.RequestMessage = request;
        return response;
    }

    private static bool IsUnclear(HttpRequestMessage request, HttpStatusCode status) =>
        (int)status is 301 or 302 && !RepeatPolicy.MayRepeat(request.Method, request.RequestUri!.AbsolutePath);

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

    private string? Refuse(HttpRequestMessage from, HttpStatusCode status, Uri target)
    {
        if (HerokuEndpoint.IsSameOrigin(target, from.RequestUri!))
        {
            return null;
        }

        if (from.RequestUri!.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps)
        {
            return $"it was redirected to {target.GetLeftPart(UriPartial.Authority)}, away from encryption";
        }

        if (from.Method != HttpMethod.Get && status != HttpStatusCode.SeeOther)
        {
            return $"it was redirected to {target.GetLeftPart(UriPartial.Authority)}, where nothing but reads may go";
        }

        return TokenlessAddress.Refuse(target, endpoint);
    }

    private static HttpRequestMessage Follow(HttpRequestMessage from, HttpStatusCode status, Uri target, HerokuCall call)
    {
        var isRead = status == HttpStatusCode.SeeOther;
        var next = new HttpRequestMessage(isRead ? HttpMethod.Get : from.Method, target)
        {
            Version = from.Version,
            Content = isRead ? null : from.Content,
        };
        foreach (var header in from.Headers)
        {
            if (!call.HasLeft || !Private.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                next.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        call.Adopt(next);
        return next;
    }
}
