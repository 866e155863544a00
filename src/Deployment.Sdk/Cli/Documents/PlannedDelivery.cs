using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>One delivery that would be made.</summary>
internal sealed record PlannedDelivery(
    string? Branch,
    string? From,
    string Environment,
    IReadOnlyList<string> Apps,
    string Commit,
    string? RunningCommit,
    string Direction,
    IReadOnlyList<PlannedCommit> Commits,
    IReadOnlyList<string> Gates,
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<string> Notes)
{
    /// <summary>What is wrong with the ledger of the environment; empty when nothing is.</summary>
    public required IReadOnlyList<LedgerTrouble> Ledger { get; init; }

    /// <summary>What stands in it until somebody ends it: freezes, holds, locks, deliveries that wait or were left.</summary>
    public required IReadOnlyList<StandingNote> Standing { get; init; }
}
