namespace Deployment.Sdk.Ledgers;

/// <summary>A request was answered, or its answer was lost.</summary>
/// <param name="Request">Its method and path.</param>
/// <param name="Answer">Whether Heroku took it.</param>
/// <param name="Reason">What Heroku said when it did not; null when it did.</param>
internal sealed record WriteEnded(string Request, WriteAnswer Answer, string? Reason) : LedgerFact;
