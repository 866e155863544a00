using System.Text.Json;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>history --json</c> prints.</summary>
/// <param name="Schema">The version of this shape.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Ledger">Where the ledger is.</param>
/// <param name="Rehearsal">Whether it is a rehearsal's.</param>
/// <param name="Environments">What happened, environment by environment.</param>
internal sealed record HistoryDocument(
    int Schema, string Pipeline, string Ledger, bool Rehearsal, IReadOnlyList<HistoryDocument.Entries> Environments)
{
    /// <summary>Why it cannot be believed; null when nothing speaks against it, or it was not asked for.</summary>
    public string? Trouble { get; init; }

    /// <summary>What happened to one environment.</summary>
    /// <param name="Environment">The environment.</param>
    /// <param name="Version">The version of its newest row.</param>
    /// <param name="Head">The hash of its newest row.</param>
    /// <param name="Rows">The rows that were asked for.</param>
    internal sealed record Entries(string Environment, long Version, string Head, IReadOnlyList<Entry> Rows)
    {
        /// <summary>The first row that is not what was appended; null when all are, or it was not asked for.</summary>
        public long? Broken { get; init; }

        /// <summary>What is wrong with it.</summary>
        public string? Trouble { get; init; }

        /// <summary>The version of the row that the anchor names.</summary>
        public long? Anchor { get; init; }
    }

    /// <summary>One row.</summary>
    /// <param name="Version">Its version.</param>
    /// <param name="At">When.</param>
    /// <param name="Text">What it says, in words.</param>
    /// <param name="Body">What it says; a text when it is no JSON.</param>
    /// <param name="Hash">Its hash.</param>
    internal sealed record Entry(long Version, DateTimeOffset At, string Text, JsonElement Body, string Hash);
}
