namespace Deployment.Sdk.Ledgers;

/// <summary>A row that this version does not understand.</summary>
/// <param name="Body">What it says.</param>
internal sealed record UnreadFact(string Body) : LedgerFact;
