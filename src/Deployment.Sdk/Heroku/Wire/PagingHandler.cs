using System.Text.Json;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Reads a list to its end. Heroku cuts every list at 200 entries and says with <c>Next-Range</c> how to go on; a pipeline with
/// many review apps is longer, and an app that is missing only because it stands on the next page must not look absent.
/// A caller that sent a <c>Range</c> of its own gets just what it asked for.
/// </summary>
/// <param name="failures">Says what was wrong with a page.</param>
internal sealed class PagingHandler(HerokuFailures failures) : DelegatingHandler
{
    private const int MostPages = 200;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method != HttpMethod.Get || request.Headers.Contains("Range") || NextRange(response) is null)
        {
            return response;
        }

        var pages = new List<HttpResponseMessage> { response };
        while (NextRange(pages[^1]) is { } range)
        {
            if (pages.Count == MostPages)
            {
                throw new HerokuException($"{HerokuFailures.Describe(request)}: the list did not end after {MostPages} pages.");
            }

            using var next = new HttpRequestMessage(HttpMethod.Get, request.RequestUri) { Version = request.Version };
            foreach (var header in request.Headers)
            {
                next.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            next.Headers.TryAddWithoutValidation("Range", range);
            var page = await base.SendAsync(next, cancellationToken).ConfigureAwait(false);
            pages.Add(page);
            if (!page.IsSuccessStatusCode)
            {
                page.RequestMessage = request;
                return page;
            }
        }

        var joined = new ByteArrayContent(await JoinAsync(pages, cancellationToken).ConfigureAwait(false));
        joined.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = joined;
        return response;
    }

    private static string? NextRange(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && response.Headers.TryGetValues("Next-Range", out var values) ? string.Join(", ", values) : null;

    private async Task<byte[]> JoinAsync(List<HttpResponseMessage> pages, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var page in pages)
            {
                var bytes = await page.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                Append(page, bytes, writer);
            }

            writer.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private void Append(HttpResponseMessage page, byte[] bytes, Utf8JsonWriter writer)
    {
        try
        {
            using var list = JsonDocument.Parse(bytes);
            foreach (var entry in list.RootElement.EnumerateArray())
            {
                entry.WriteTo(writer);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw failures.OfUnreadable(page, failure);
        }
    }
}
