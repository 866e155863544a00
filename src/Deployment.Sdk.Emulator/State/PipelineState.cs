namespace Deployment.Sdk.Emulator.State;

/// <summary>A pipeline.</summary>
internal sealed record PipelineState(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
