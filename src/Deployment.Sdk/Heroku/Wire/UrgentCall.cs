namespace Deployment.Sdk.Heroku;

/// <summary>
/// Calls that end or take back what is under way, where the address alone does not tell: the same one switches maintenance on and lifts
/// it, releases new code and goes back to old.
/// </summary>
internal static class UrgentCall
{
    private static readonly AsyncLocal<bool> Flowing = new();

    public static bool IsCurrent => Flowing.Value;

    /// <summary>Sends a change that is urgent.</summary>
    public static async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        Flowing.Value = true;
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            Flowing.Value = false;
        }
    }
}
