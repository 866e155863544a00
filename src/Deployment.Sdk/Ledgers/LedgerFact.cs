using System.Text.Json.Serialization;

namespace Deployment.Sdk.Ledgers;

/// <summary>What a row of the ledger says. Facts are only ever added; what follows from them is computed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LockTaken), "lock-taken")]
[JsonDerivedType(typeof(LockReleased), "lock-released")]
[JsonDerivedType(typeof(DeliveryBegan), "delivery-began")]
[JsonDerivedType(typeof(DeliveryResumed), "delivery-resumed")]
[JsonDerivedType(typeof(DeliveryEnded), "delivery-ended")]
[JsonDerivedType(typeof(StepBegan), "step-began")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
[JsonDerivedType(typeof(WriteBegan), "write-began")]
[JsonDerivedType(typeof(WriteEnded), "write-ended")]
[JsonDerivedType(typeof(ApprovalRequested), "approval-requested")]
[JsonDerivedType(typeof(ApprovalGiven), "approval-given")]
[JsonDerivedType(typeof(ApprovalRejected), "approval-rejected")]
[JsonDerivedType(typeof(ApprovalVoided), "approval-voided")]
[JsonDerivedType(typeof(FreezeBegan), "freeze-began")]
[JsonDerivedType(typeof(FreezeEnded), "freeze-ended")]
[JsonDerivedType(typeof(HoldSet), "hold-set")]
[JsonDerivedType(typeof(HoldReleased), "hold-released")]
[JsonDerivedType(typeof(PolicyAccepted), "policy-accepted")]
[JsonDerivedType(typeof(RuleForced), "rule-forced")]
[JsonDerivedType(typeof(NoticeGiven), "notice-given")]
internal abstract record LedgerFact;
