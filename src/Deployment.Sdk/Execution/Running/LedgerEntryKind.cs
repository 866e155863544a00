namespace Deployment.Sdk.Execution;

/// <summary>What a line of the record is about.</summary>
internal enum LedgerEntryKind
{
    StepIntended,
    StepEnded,
    WriteIntended,
    WriteEnded,
}
