namespace Deployment.Sdk.Execution;

/// <summary>
/// The lease of a delivery that shares its target with no other tool of ours. Foreign changes are still found, by version.
/// </summary>
internal sealed class UnsharedLease : ILease
{
    public long Fence => 1;

    public ValueTask RenewAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }
}
