using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>status --json</c> prints.</summary>
internal sealed record StatusDocument(int Schema, string Pipeline, bool Rehearsal, IReadOnlyList<AppStatus> Apps)
{
    /// <summary>What is wrong with the ledger of its environments; empty when nothing is.</summary>
    public required IReadOnlyList<LedgerTrouble> Ledger { get; init; }

    /// <summary>What stands in it until somebody ends it: freezes, holds, locks, deliveries that wait or were left.</summary>
    public required IReadOnlyList<StandingNote> Standing { get; init; }

    /// <summary>The review apps of the pipeline; null unless <c>--review-apps</c> asked for them and they could be read.</summary>
    public IReadOnlyList<PipelineReviewApp>? ReviewApps { get; init; }

    /// <summary>Why they could not be read; null when they could, or nobody asked.</summary>
    public string? ReviewAppsProblem { get; init; }
}
