namespace Deployment.Sdk.Ledgers;

/// <summary>A request is closed because what it was about is no longer what would arrive.</summary>
/// <param name="Request">Which request.</param>
/// <param name="Reason">What changed.</param>
internal sealed record ApprovalVoided(string Request, string Reason) : LedgerFact;
