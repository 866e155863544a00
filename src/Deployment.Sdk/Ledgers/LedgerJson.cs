using System.Text.Json.Serialization;

namespace Deployment.Sdk.Ledgers;

/// <summary>How rows are written: camel case, one line, nothing for what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(LedgerBody))]
[JsonSerializable(typeof(LeaseHolder))]
[JsonSerializable(typeof(LockTaken))]
[JsonSerializable(typeof(LockReleased))]
[JsonSerializable(typeof(DeliveryBegan))]
[JsonSerializable(typeof(DeliveryResumed))]
[JsonSerializable(typeof(DeliveryEnded))]
[JsonSerializable(typeof(StepBegan))]
[JsonSerializable(typeof(StepEnded))]
[JsonSerializable(typeof(WriteBegan))]
[JsonSerializable(typeof(WriteEnded))]
[JsonSerializable(typeof(ApprovalRequested))]
[JsonSerializable(typeof(ApprovalGiven))]
[JsonSerializable(typeof(ApprovalRejected))]
[JsonSerializable(typeof(ApprovalVoided))]
[JsonSerializable(typeof(FreezeBegan))]
[JsonSerializable(typeof(FreezeEnded))]
[JsonSerializable(typeof(HoldSet))]
[JsonSerializable(typeof(HoldReleased))]
[JsonSerializable(typeof(PolicyAccepted))]
[JsonSerializable(typeof(RuleForced))]
[JsonSerializable(typeof(NoticeGiven))]
[JsonSerializable(typeof(RecordedStep.Config))]
[JsonSerializable(typeof(RecordedStep.Maintenance))]
[JsonSerializable(typeof(RecordedStep.Build))]
[JsonSerializable(typeof(RecordedStep.Slug))]
[JsonSerializable(typeof(RecordedStep.Scale))]
[JsonSerializable(typeof(RecordedStep.Promotion))]
[JsonSerializable(typeof(RecordedStep.Rollback))]
[JsonSerializable(typeof(RecordedStep.Processes))]
[JsonSerializable(typeof(RecordedStep.Declared))]
internal sealed partial class LedgerJson : JsonSerializerContext;
