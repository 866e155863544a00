namespace Deployment.Sdk.Emulator.State;

/// <summary>An app made for one branch. It outlives its app: what was deleted is still told of.</summary>
internal sealed record ReviewAppState(
    Guid Id,
    Guid PipelineId,
    Guid AppId,
    Guid AppSetupId,
    string Branch,
    int? PullRequest,
    long? ForkRepository,
    bool IsDeleted,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
