namespace Deployment.Sdk.Ledgers;

/// <summary>A request that changes Heroku is about to be sent, once.</summary>
/// <param name="Request">Its method and path.</param>
internal sealed record WriteBegan(string Request) : LedgerFact;
