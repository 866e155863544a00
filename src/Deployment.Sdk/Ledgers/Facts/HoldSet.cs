namespace Deployment.Sdk.Ledgers;

/// <summary>Automatic deliveries stay out: the environment was rolled back, and the next push would undo that.</summary>
/// <param name="Reason">Why.</param>
internal sealed record HoldSet(string Reason) : LedgerFact;
