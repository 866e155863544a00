using System.Globalization;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Under which fence a change is sent, and what must still hold when it is sent again. Heroku does not know fences; the emulator, and
/// whoever reads a log of requests, can tell by them whether one that had lost its lock still changed something.
/// </summary>
/// <param name="fence">The number of the lock under which it is sent.</param>
/// <param name="confirm">Makes sure, before each request of the call but the first, that it may still be sent; throws where it may not.</param>
/// <param name="patience">The longest that a person may be waited for meanwhile.</param>
internal sealed class CallFence(long fence, Func<CancellationToken, Task> confirm, Func<TimeSpan> patience)
{
    private static readonly AsyncLocal<CallFence?> Flowing = new();

    private int _requests;

    public static CallFence? Current => Flowing.Value;

    /// <summary>What this package calls itself in a call.</summary>
    public string UserAgent => string.Create(CultureInfo.InvariantCulture, $"{HerokuConnection.UserAgent} (fence {fence})");

    /// <summary>The longest that a person may be waited for while the lock is held; less than nothing where there is no time at all.</summary>
    public TimeSpan Patience => patience();

    /// <summary>Sends a change under this fence.</summary>
    public async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        Flowing.Value = this;
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            Flowing.Value = null;
        }
    }

    /// <summary>
    /// Lets a request of the call pass. The first follows at once on what was made sure of before it; a repeat comes after a wait, in which
    /// the lock may have been lost and the app changed.
    /// </summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _requests) == 1)
        {
            return;
        }

        // What is asked now is no part of the change.
        Flowing.Value = null;
        await confirm(cancellationToken).ConfigureAwait(false);
    }
}
