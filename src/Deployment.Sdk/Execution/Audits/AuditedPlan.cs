using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Everything that an audit read.</summary>
/// <param name="Apps">The apps of the plan, in its order.</param>
/// <param name="Pipelines">Its pipeline, as each token sees it.</param>
/// <param name="Unread">The apps that could not be read.</param>
internal sealed record AuditedPlan(
    ImmutableArray<AuditedApp> Apps, ImmutableArray<AuditedPipeline> Pipelines, ImmutableArray<UnauditedApp> Unread);
