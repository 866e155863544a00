using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Histories;

/// <summary>What happened to one environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="All">All rows of its stream.</param>
/// <param name="Shown">Those that were asked for.</param>
/// <param name="Verification">Whether the whole stream is what was appended.</param>
internal sealed record EnvironmentHistory(
    string Environment, IReadOnlyList<LedgerRow> All, IReadOnlyList<LedgerRow> Shown, LedgerVerification Verification)
{
    /// <summary>The row that an anchor names; null when the stream does not have it, or only behind a broken one.</summary>
    public LedgerRow? Anchor(string hash) => All.FirstOrDefault(row =>
        string.Equals(row.Hash, hash, StringComparison.OrdinalIgnoreCase) && !(Verification.Broken <= row.Version));
}
