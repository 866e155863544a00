namespace Deployment.Sdk.Ledgers;

/// <summary>Automatic deliveries come in again.</summary>
/// <param name="Reason">Why.</param>
internal sealed record HoldReleased(string Reason) : LedgerFact;
