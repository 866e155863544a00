namespace Deployment.Sdk.Ledgers;

/// <summary>Writes and reads what rows say. A kind is written for good.</summary>
internal sealed class LedgerFactConverter() : KindConverter<LedgerFact>(Kinds)
{
    /// <summary>The kinds that this version knows.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["lock-taken"] = typeof(LockTaken),
        ["lock-released"] = typeof(LockReleased),
        ["delivery-began"] = typeof(DeliveryBegan),
        ["delivery-resumed"] = typeof(DeliveryResumed),
        ["delivery-ended"] = typeof(DeliveryEnded),
        ["step-began"] = typeof(StepBegan),
        ["step-ended"] = typeof(StepEnded),
        ["write-began"] = typeof(WriteBegan),
        ["write-ended"] = typeof(WriteEnded),
        ["approval-requested"] = typeof(ApprovalRequested),
        ["approval-given"] = typeof(ApprovalGiven),
        ["approval-rejected"] = typeof(ApprovalRejected),
        ["approval-voided"] = typeof(ApprovalVoided),
        ["freeze-began"] = typeof(FreezeBegan),
        ["freeze-ended"] = typeof(FreezeEnded),
        ["hold-set"] = typeof(HoldSet),
        ["hold-released"] = typeof(HoldReleased),
        ["policy-accepted"] = typeof(PolicyAccepted),
        ["rule-forced"] = typeof(RuleForced),
        ["notice-given"] = typeof(NoticeGiven),
    };
}
