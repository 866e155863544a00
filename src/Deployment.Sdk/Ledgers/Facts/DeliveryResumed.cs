namespace Deployment.Sdk.Ledgers;

/// <summary>Another process goes on with a delivery whose own has gone.</summary>
/// <param name="Delivery">The run that began it.</param>
internal sealed record DeliveryResumed(string Delivery) : LedgerFact;
