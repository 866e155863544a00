using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The header by which Heroku says how a list goes on. It belongs to the answer, but the body's reader sees the body alone, so it
/// travels with that.
/// </summary>
internal static class NextRange
{
    /// <summary>The list was cut, and the answer does not say how it goes on.</summary>
    public const string Unsaid = "";

    private const string Header = "Next-Range";

    /// <summary>Puts it where the reader of the body finds it.</summary>
    /// <param name="response">The answer.</param>
    public static void Attach(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && response.Headers.TryGetValues(Header, out var values))
        {
            response.Content.Headers.TryAddWithoutValidation(Header, string.Join(", ", values));
        }
        else if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            response.Content.Headers.TryAddWithoutValidation(Header, Unsaid);
        }
    }

    /// <summary>The next range; null when there is none.</summary>
    /// <param name="content">The body of the answer.</param>
    public static string? Of(HttpContent content) =>
        content.Headers.TryGetValues(Header, out var values) ? string.Join(", ", values) : null;
}
