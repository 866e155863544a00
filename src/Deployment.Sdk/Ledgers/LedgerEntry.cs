namespace Deployment.Sdk.Ledgers;

/// <summary>One row of the ledger, understood.</summary>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="At">When, by the ledger's clock, in UTC.</param>
/// <param name="Origin">Who wrote it, and from where.</param>
/// <param name="Fact">What it says.</param>
/// <param name="Hash">The hash of everything in the stream so far.</param>
internal sealed record LedgerEntry(long Version, DateTimeOffset At, LedgerOrigin Origin, LedgerFact Fact, string Hash);
