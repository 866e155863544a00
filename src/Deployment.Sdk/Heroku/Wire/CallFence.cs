using System.Globalization;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Under which fence a change is sent. Heroku does not know fences; the emulator, and whoever reads a log of requests, can tell by them
/// whether one that had lost its lock still changed something.
/// </summary>
internal static class CallFence
{
    private static readonly AsyncLocal<long?> Flowing = new();

    public static long? Current => Flowing.Value;

    /// <summary>What this package calls itself in a call.</summary>
    public static string UserAgent => Current is { } fence
        ? string.Create(CultureInfo.InvariantCulture, $"{HerokuConnection.UserAgent} (fence {fence})")
        : HerokuConnection.UserAgent;

    /// <summary>Sends a change under a fence.</summary>
    public static async Task<T> SendAsync<T>(long fence, Func<Task<T>> send)
    {
        Flowing.Value = fence;
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            Flowing.Value = null;
        }
    }
}
