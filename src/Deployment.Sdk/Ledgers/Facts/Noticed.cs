namespace Deployment.Sdk.Ledgers;

/// <summary>Somebody outside was told, or could not be.</summary>
/// <param name="Observer">Who.</param>
/// <param name="Event">Of what.</param>
/// <param name="Trouble">Why not; null when they were told.</param>
internal sealed record Noticed(string Observer, string Event, string? Trouble) : LedgerFact;
