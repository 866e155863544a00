using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>deploy</c> and <c>promote</c> print with <c>--json</c>; also any verb that ends early.</summary>
internal sealed record DeliveryDocument(
    int Schema,
    string Verb,
    bool Rehearsal,
    string Outcome,
    int ExitCode,
    string Message,
    string? Remedy,
    IReadOnlyList<DeliveredRelease> Releases)
{
    /// <summary>How it ended for each app; empty when it succeeded, or failed before its first step.</summary>
    public IReadOnlyList<AppEnd> Apps { get; init; } = [];

    /// <summary>What a rehearsal was asked to let go wrong; empty without one.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>The calls of outside services, made or, in a rehearsal, recorded in their place.</summary>
    public IReadOnlyList<RecordedCall> Services { get; init; } = [];
}
