namespace Deployment.Sdk.Ledgers;

/// <summary>A person said no. The request is closed.</summary>
/// <param name="Request">To which request.</param>
/// <param name="Role">In which role.</param>
/// <param name="Rejecter">Who: an e-mail, lower case.</param>
/// <param name="Reason">Why.</param>
internal sealed record ApprovalRejected(string Request, string Role, string Rejecter, string Reason) : LedgerFact;
