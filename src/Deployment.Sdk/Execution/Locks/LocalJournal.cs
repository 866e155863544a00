using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What happened after the ledger was lost, in a file of this machine: one line a fact. Whoever takes the delivery up again here
/// brings it to the ledger.
/// </summary>
/// <param name="file">The file of one run and environment.</param>
/// <param name="origin">Who writes.</param>
internal sealed class LocalJournal(string file, LedgerOrigin origin)
{
    private readonly Lock _one = new();

    public string File => file;

    public ValueTask AppendAsync(LedgerFact fact)
    {
        // Steps on several apps lose the ledger at once, and a line is written whole.
        lock (_one)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(new LedgerBody(origin, fact).Write());
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What was kept; empty when nothing was. A last line that a crash tore is left out: it says nothing that is certain.</summary>
    public async Task<IReadOnlyList<LedgerFact>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(file))
        {
            return [];
        }

        var lines = await System.IO.File.ReadAllLinesAsync(file, cancellationToken).ConfigureAwait(false);
        return
        [
            .. lines.Select(line => LedgerBody.Read(new LedgerRow(0, default, line, "")).Fact).Where(fact => fact is not UnreadFact),
        ];
    }

    public void Delete() => System.IO.File.Delete(file);
}
