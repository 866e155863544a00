namespace Deployment.Sdk.Ledgers;

/// <summary>A step is about to be taken.</summary>
/// <param name="Step">Its place among the delivery's steps, from 0.</param>
internal sealed record StepBegan(int Step) : LedgerFact;
