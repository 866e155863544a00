namespace Deployment.Sdk.Ledgers;

/// <summary>A ledger that cannot be read or written. Never says that something else was appended first: that is an answer.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Makes one.</summary>
    public LedgerException()
        : this("the ledger cannot be used")
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">Which ledger, and why; no secrets.</param>
    public LedgerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">Which ledger, and why; no secrets.</param>
    /// <param name="inner">What the database said.</param>
    public LedgerException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>What helps; null when nothing does.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether what was to be appended may be there all the same, because the answer was lost.</summary>
    public bool MayHaveActed { get; init; }
}
