using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What the apps of an environment could go back to.</summary>
/// <param name="Target">The environment.</param>
/// <param name="Apps">What they run.</param>
/// <param name="Rows">The earlier releases, app by app, newest first.</param>
internal sealed record RollbackList(Target Target, ImmutableArray<RunningState> Apps, ImmutableArray<RollbackRow> Rows);

/// <summary>One earlier release, and what stands in its way.</summary>
/// <param name="Candidate">The release.</param>
/// <param name="Standing">How its commit fared here.</param>
/// <param name="Problem">Why it cannot be gone back to; null when it can.</param>
/// <param name="ProblemWithConfig">Why Heroku's own rollback cannot go there; null when it can.</param>
/// <param name="Config">What that one would do to the config; null when it cannot be told.</param>
/// <param name="Irreversible">What irreversible change lies in between; null when none is declared and found.</param>
internal sealed record RollbackRow(
    RollbackCandidate Candidate,
    CommitStanding Standing,
    string? Problem,
    string? ProblemWithConfig,
    ReturningConfig? Config,
    string? Irreversible);
