namespace Deployment.Sdk.Ledgers;

/// <summary>Somebody asked for an environment's approvals, for one exact thing.</summary>
/// <param name="Request">The request's id: short, to be typed by people.</param>
/// <param name="Subject">What is to be approved.</param>
/// <param name="Requesters">Everyone who asks or whose work it is: CI actor, Heroku account, authors. Lower case.</param>
/// <param name="Unmapped">Those of them whom no declared person stands for.</param>
internal sealed record ApprovalRequested(
    string Request, ApprovalSubject Subject, IReadOnlyList<string> Requesters, IReadOnlyList<string> Unmapped) : LedgerFact;
