using System.Collections.Concurrent;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>The record of this process alone: of what changes nothing, such as looking once more at what runs.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentQueue<LedgerFact> _facts = new();

    public IReadOnlyCollection<LedgerFact> Facts => _facts;

    /// <summary>Whether somebody found that the ledger does not answer.</summary>
    public bool IsCutOff { get; private set; }

    public void CutOff() => IsCutOff = true;

    public ValueTask AppendAsync(LedgerFact fact, CancellationToken cancellationToken)
    {
        _facts.Enqueue(fact);
        return ValueTask.CompletedTask;
    }
}
