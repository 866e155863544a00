namespace Deployment.Sdk.Execution;

/// <summary>How a lock is asked for.</summary>
/// <param name="Reason">What for, shown to whoever else wants it.</param>
/// <param name="Wait">How long to wait for a holder to be done.</param>
internal sealed record LockOptions(string Reason, TimeSpan Wait);
