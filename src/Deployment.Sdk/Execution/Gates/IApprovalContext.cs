namespace Deployment.Sdk.Execution;

/// <summary>A gate context that knows what the ledger holds of approvals.</summary>
internal interface IApprovalContext
{
    /// <summary>The approvals of what is about to happen; null where there is no ledger.</summary>
    ApprovalCase? Approvals { get; }
}
