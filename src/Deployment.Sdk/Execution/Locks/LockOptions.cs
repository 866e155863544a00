namespace Deployment.Sdk.Execution;

/// <summary>How a lock is asked for.</summary>
/// <param name="Reason">What for, shown to whoever else wants it.</param>
/// <param name="Wait">How long to wait for a holder to be done.</param>
internal sealed record LockOptions(string Reason, TimeSpan Wait)
{
    /// <summary>Whether it is taken to take up what was left unfinished; for anything else that is done first.</summary>
    public bool TakesUp { get; init; }

    /// <summary>Whether it leads back to what ran before: that what was left ended badly is a reason for it, not one against it.</summary>
    public bool IsWayBack { get; init; }

    /// <summary>Whether something that was left was taken up for it, so that what was decided before may be out of date by our own doing.</summary>
    public bool IsNext { get; init; }
}
