using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>config apply --dry-run --json</c> prints.</summary>
internal sealed record ConfigPlanDocument(
    int Schema,
    string Pipeline,
    bool Rehearsal,
    string Environment,
    IReadOnlyList<string> Gates,
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<string> Notes)
{
    /// <summary>What is wrong with the ledger of the environment; empty when nothing is.</summary>
    public required IReadOnlyList<LedgerTrouble> Ledger { get; init; }

    /// <summary>What stands in it until somebody ends it: freezes, holds, locks, deliveries that wait or were left.</summary>
    public required IReadOnlyList<StandingNote> Standing { get; init; }
}
