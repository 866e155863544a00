using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>The record of what a delivery is about to do and what became of it.</summary>
internal interface IJournal
{
    /// <summary>Notes a fact, for good. Only the holder of the environment may.</summary>
    /// <exception cref="LeaseLostException">Somebody else took the environment over.</exception>
    /// <exception cref="LedgerException">The ledger cannot be reached.</exception>
    ValueTask AppendAsync(LedgerFact fact, CancellationToken cancellationToken);

    /// <summary>
    /// Notes what has happened already, or what makes it safe. Where the ledger cannot be reached any more it is kept on this machine,
    /// for whoever takes the delivery up again.
    /// </summary>
    /// <exception cref="LeaseLostException">Somebody else took the environment over.</exception>
    ValueTask NoteAsync(LedgerFact fact, CancellationToken cancellationToken) => AppendAsync(fact, cancellationToken);

    /// <summary>Takes note that the ledger does not answer: what is noted from now on stays on this machine.</summary>
    void CutOff()
    {
    }
}
