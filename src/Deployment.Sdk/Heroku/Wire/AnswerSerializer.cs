using System.Reflection;
using System.Text.Json;
using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Reads the body of an answer together with what its headers say of it: how a list goes on, and that nothing changed.
/// </summary>
/// <param name="json">The serializer of the bodies.</param>
internal sealed class AnswerSerializer(SystemTextJsonContentSerializer json) : IHttpContentSerializer, ISynchronousContentSerializer
{
    /// <inheritdoc/>
    public HttpContent ToHttpContent<T>(T item) => json.ToHttpContent(item);

    /// <inheritdoc/>
    public HttpContent ToHttpContentSynchronous<T>(T item) => json.ToHttpContentSynchronous(item);

    /// <inheritdoc/>
    public HttpContent ToStreamingHttpContent<T>(T item) => json.ToStreamingHttpContent(item);

    /// <inheritdoc/>
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => json.GetFieldNameForProperty(propertyInfo);

    /// <inheritdoc/>
    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        if (content is UnchangedContent unchanged)
        {
            return (T)unchanged.Value;
        }

        // By the description of the type itself: a generic call more for each type would be put together while the program runs.
        var body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var value = (T?)JsonSerializer.Deserialize(body, HerokuJson.Default.GetTypeInfo(typeof(T)) ?? throw new NotSupportedException($"No description of {typeof(T)}."));
        if (NextRange.Of(content) is { } next)
        {
            // An app that is missing only because it stands on the next page must not look absent.
            (value as IListPage ?? throw new JsonException("The list is longer than what this call reads of it.")).NextRange = next;
        }

        if (value is not null && content is TaggedContent tagged)
        {
            tagged.Keep(value);
        }

        return value;
    }
}
