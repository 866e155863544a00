namespace Deployment.Sdk.Execution;

/// <summary>The record of what a delivery is about to do and what became of it, appended to and never changed.</summary>
internal interface ILedger
{
    ValueTask AppendAsync(LedgerEntry entry, CancellationToken cancellationToken);
}
