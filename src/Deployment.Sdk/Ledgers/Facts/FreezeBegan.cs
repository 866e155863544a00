namespace Deployment.Sdk.Ledgers;

/// <summary>A person stopped everything that would change the environment.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it ends by itself; null when a person ends it.</param>
internal sealed record FreezeBegan(string Reason, DateTimeOffset? Until) : LedgerFact;
