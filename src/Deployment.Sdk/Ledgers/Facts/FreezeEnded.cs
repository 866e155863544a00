namespace Deployment.Sdk.Ledgers;

/// <summary>A person let deliveries in again.</summary>
/// <param name="Reason">Why.</param>
internal sealed record FreezeEnded(string Reason) : LedgerFact;
