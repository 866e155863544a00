namespace Deployment.Sdk.Ledgers;

/// <summary>A holder gave the environment up.</summary>
/// <param name="Fence">Under which it was held.</param>
/// <param name="Reason">Why, where a person released it by hand; null when its holder was done.</param>
internal sealed record LockReleased(long Fence, string? Reason) : LedgerFact;
