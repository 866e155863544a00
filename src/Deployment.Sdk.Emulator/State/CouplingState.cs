namespace Deployment.Sdk.Emulator.State;

/// <summary>The place of an app in a pipeline. An app has at most one.</summary>
internal sealed record CouplingState(
    Guid Id, Guid AppId, Guid PipelineId, string Stage, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
