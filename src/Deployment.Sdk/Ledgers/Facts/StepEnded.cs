namespace Deployment.Sdk.Ledgers;

/// <summary>A step ended.</summary>
/// <param name="Step">Its place among the delivery's steps, from 0.</param>
/// <param name="ExitCode">0 when it is done; else what it would end the delivery with.</param>
/// <param name="Reason">What went wrong; null when it is done.</param>
/// <param name="Versions">The newest release, as far as the delivery knows, of each app that the step changed.</param>
internal sealed record StepEnded(int Step, int ExitCode, string? Reason, IReadOnlyDictionary<string, int> Versions) : LedgerFact;
