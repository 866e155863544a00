namespace Deployment.Sdk.Emulator.State;

/// <summary>What became of a promotion on one app.</summary>
internal sealed record PromotionTargetState(
    Guid Id, Guid AppId, Progress Status, Guid? ReleaseId = null, string? ErrorMessage = null);
