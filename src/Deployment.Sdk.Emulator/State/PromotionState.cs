using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.State;

/// <summary>A promotion of one release to some apps of its pipeline.</summary>
internal sealed record PromotionState
{
    public required Guid Id { get; init; }

    public required Guid PipelineId { get; init; }

    public required Guid SourceAppId { get; init; }

    public required Guid SourceReleaseId { get; init; }

    public required ImmutableArray<PromotionTargetState> Targets { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsPending() => Targets.Any(target => target.Status == Progress.Pending);

    public PromotionState With(PromotionTargetState changed) =>
        this with { Targets = [.. Targets.Select(target => target.Id == changed.Id ? changed : target)] };
}
