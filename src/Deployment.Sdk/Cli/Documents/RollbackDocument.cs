namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>rollback ENVIRONMENT --list --json</c> prints.</summary>
internal sealed record RollbackDocument(
    int Schema, string Pipeline, bool Rehearsal, string Environment, IReadOnlyList<RollbackRelease> Releases);

/// <summary>An earlier release. A problem is null when there is none.</summary>
internal sealed record RollbackRelease(
    string App,
    int Version,
    string? Commit,
    DateTimeOffset CreatedAt,
    string Standing,
    string? Problem,
    string? ProblemWithConfig,
    string? Irreversible,
    IReadOnlyList<string>? ConfigReturning,
    IReadOnlyList<string>? ConfigLeaving);
