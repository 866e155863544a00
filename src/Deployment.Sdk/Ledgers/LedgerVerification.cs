namespace Deployment.Sdk.Ledgers;

/// <summary>Whether a stream is what was appended to it, as far as its chain of hashes can tell.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Head">The hash of its newest row.</param>
/// <param name="Broken">The version of the first row that is not what was appended; null when all are.</param>
/// <param name="Trouble">What is wrong with it.</param>
internal sealed record LedgerVerification(long Rows, string Head, long? Broken, string? Trouble)
{
    public static LedgerVerification Of(string stream, IReadOnlyList<LedgerRow> rows)
    {
        var head = LedgerHead.None;
        foreach (var row in rows)
        {
            if (TroubleOf(stream, head, row) is { } trouble)
            {
                return new LedgerVerification(rows.Count, rows[^1].Hash, head.Version + 1, trouble);
            }

            head = new LedgerHead(row.Version, row.At, row.Hash);
        }

        return new LedgerVerification(rows.Count, head.Hash, null, null);
    }

    private static string? TroubleOf(string stream, LedgerHead head, LedgerRow row) =>
        row.Version != head.Version + 1 ? "it is missing"
        : row.At < head.At ? "it is older than the row before"
        : row.Hash != LedgerChain.Hash(head.Hash, stream, row.Version, row.At, row.Body) ? "its hash does not fit: it, or a row before it, was changed"
        : null;
}
