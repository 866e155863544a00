namespace Deployment.Sdk.Ledgers;

/// <summary>One row of a ledger.</summary>
/// <param name="Version">Its place in its stream, from 1, without gaps.</param>
/// <param name="At">When it was appended, by the store's clock, in UTC, in whole microseconds.</param>
/// <param name="Body">What it says: JSON.</param>
/// <param name="Hash">The hash of everything in the stream so far (<see cref="LedgerChain"/>).</param>
public sealed record LedgerRow(long Version, DateTimeOffset At, string Body, string Hash);
