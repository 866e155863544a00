namespace Deployment.Sdk.Ledgers;

/// <summary>A row that this version does not understand. Damaged, or by anybody, it decides nothing: it cannot be removed either.</summary>
/// <param name="Body">What it says.</param>
internal record UnreadFact(string Body) : LedgerFact;
