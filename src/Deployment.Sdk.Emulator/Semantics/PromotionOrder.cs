using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>What a client asks to promote. Without a release, the one that the source app runs.</summary>
internal sealed record PromotionOrder(
    Guid PipelineId, Guid SourceAppId, Guid? SourceReleaseId, ImmutableArray<Guid> TargetAppIds);
