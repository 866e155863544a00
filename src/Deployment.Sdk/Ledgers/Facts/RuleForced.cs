namespace Deployment.Sdk.Ledgers;

/// <summary>A person let a delivery through a freeze or a hold.</summary>
/// <param name="Rule">What stood in the way.</param>
/// <param name="Reason">Why it was done all the same.</param>
internal sealed record RuleForced(string Rule, string Reason) : LedgerFact;
