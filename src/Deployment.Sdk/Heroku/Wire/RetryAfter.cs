namespace Deployment.Sdk.Heroku;

/// <summary>The header by which a server says when to come back.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait; null when the answer does not say, or names a time that has come: that is no reason to ask without pause.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">The time, for a header that names a date.</param>
    public static TimeSpan? Of(HttpResponseMessage? response, DateTimeOffset now)
    {
        var header = response?.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - now);
        return wait > TimeSpan.Zero ? wait : null;
    }
}
