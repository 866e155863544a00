namespace Deployment.Sdk.Execution;

/// <summary>One line of the record.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Target">The environment.</param>
/// <param name="Kind">Before or after, of a step or of one request.</param>
/// <param name="What">Which step or request.</param>
/// <param name="Outcome">What became of it; null before.</param>
internal sealed record LedgerEntry(DateTimeOffset At, string Target, LedgerEntryKind Kind, string What, string? Outcome);
