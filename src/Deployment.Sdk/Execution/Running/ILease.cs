namespace Deployment.Sdk.Execution;

/// <summary>The right to change a target, held by one delivery at a time.</summary>
internal interface ILease
{
    /// <summary>A number that grows with each holder, so that what a stalled one writes can be told.</summary>
    long Fence { get; }

    /// <summary>How long it still runs, at the least. One that nobody else can take runs for ever.</summary>
    TimeSpan Left => TimeSpan.MaxValue;

    /// <summary>Whether the ledger said that it is somebody else's by now. Where the ledger cannot be reached, nobody knows.</summary>
    bool IsTaken => false;

    /// <summary>Makes sure that it is still held, for longer than one call may take.</summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    ValueTask RenewAsync(CancellationToken cancellationToken);
}
