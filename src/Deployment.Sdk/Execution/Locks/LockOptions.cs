namespace Deployment.Sdk.Execution;

/// <summary>How a lock is asked for.</summary>
/// <param name="Reason">What for, shown to whoever else wants it.</param>
/// <param name="Wait">How long to wait for a holder to be done.</param>
internal sealed record LockOptions(string Reason, TimeSpan Wait)
{
    /// <summary>Whether it is taken to take up what was left unfinished, or to go back in its place; anything else waits for that.</summary>
    public bool TakesUp { get; init; }
}
