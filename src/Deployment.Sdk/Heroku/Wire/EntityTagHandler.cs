using System.Net;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Asks for what is watched (builds, releases, the targets of a promotion) only if it changed: sends the <c>ETag</c> that it had,
/// and on 304 gives what was read then, which is not parsed again.
/// </summary>
internal sealed partial class EntityTagHandler : DelegatingHandler
{
    private readonly EntityTags _known = new();

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Method == HttpMethod.Get && Watched().IsMatch(request.RequestUri!.AbsolutePath) && !request.Headers.Contains("Range")
            ? AskAsync(request, request.RequestUri.AbsoluteUri, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, string address, CancellationToken cancellationToken)
    {
        var known = _known.Find(address);
        request.Headers.Remove("If-None-Match");
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known.Tag);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            response.StatusCode = HttpStatusCode.OK;
            response.Content = new UnchangedContent(known.Value);
        }
        else if (response.StatusCode == HttpStatusCode.OK && Tag(response) is { } tag && !HerokuCall.Of(request).HasLeft)
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var headers = response.Content.Headers;
            response.Content = new TaggedContent(body, value => _known.Keep(address, new EntityTags.Entity(tag, value)));
            foreach (var header in headers)
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return response;
    }

    private static string? Tag(HttpResponseMessage response) =>
        response.Headers.TryGetValues("ETag", out var values) && values.FirstOrDefault() is { Length: > 0 } tag ? tag : null;

    [GeneratedRegex(@"^/(apps/[^/]+/(builds|releases)/[^/]+|pipeline-promotions/[^/]+/promotion-targets)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Watched();
}
