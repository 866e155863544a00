using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>contract --json</c> prints once it has made a check.</summary>
internal sealed record ContractDocument(
    int Schema,
    string App,
    bool Rehearsal,
    DeliveryOutcome Outcome,
    int ExitCode,
    string Message,
    string? Remedy,
    IReadOnlyList<ContractFinding> Checks);
