namespace Deployment.Sdk.Heroku;

/// <summary>
/// The header by which Heroku says how a list goes on. It belongs to the answer, but the body's reader sees the body alone, so it
/// travels with that.
/// </summary>
internal static class NextRange
{
    private const string Header = "Next-Range";

    /// <summary>Puts it where the reader of the body finds it.</summary>
    /// <param name="response">The answer.</param>
    public static void Attach(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && response.Headers.TryGetValues(Header, out var values))
        {
            response.Content.Headers.TryAddWithoutValidation(Header, string.Join(", ", values));
        }
    }

    /// <summary>The next range; null when there is none.</summary>
    /// <param name="content">The body of the answer.</param>
    public static string? Of(HttpContent content) =>
        content.Headers.TryGetValues(Header, out var values) ? string.Join(", ", values) : null;
}
