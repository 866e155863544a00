namespace Deployment.Sdk.Services;

/// <summary>Asks again and again until there is an answer or a limit has passed: after 2 s, then twice as long each time, up to 30 s.</summary>
internal static class Polling
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <returns>Null when the limit has passed; it is asked once more at its end.</returns>
    public static async Task<T?> UntilAsync<T>(
        Func<CancellationToken, Task<T?>> ask, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
        where T : class
    {
        var began = time.GetTimestamp();
        for (var pause = First; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Longest.Ticks)))
        {
            if (await ask(cancellationToken).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            var left = limit - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            await Task.Delay(left < pause ? left : pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
