using System.Collections.Concurrent;

namespace Deployment.Sdk.Execution;

/// <summary>The record of this run alone, in memory.</summary>
internal sealed class RunLedger : ILedger
{
    private readonly ConcurrentQueue<LedgerEntry> _entries = new();

    public IReadOnlyCollection<LedgerEntry> Entries => _entries;

    public ValueTask AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        _entries.Enqueue(entry);
        return ValueTask.CompletedTask;
    }
}
