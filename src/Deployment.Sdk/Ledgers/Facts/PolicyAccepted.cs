namespace Deployment.Sdk.Ledgers;

/// <summary>A person accepted the plan as it is for an environment; another plan needs another yes.</summary>
/// <param name="PolicyDigest">The digest of the plan.</param>
/// <param name="Reason">What was said about it; null when nothing was.</param>
internal sealed record PolicyAccepted(string PolicyDigest, string? Reason) : LedgerFact;
