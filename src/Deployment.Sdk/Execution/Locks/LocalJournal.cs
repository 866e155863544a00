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
    public string File => file;

    public async ValueTask AppendAsync(LedgerFact fact, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using (stream.ConfigureAwait(false))
        {
            var writer = new StreamWriter(stream);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteLineAsync(new LedgerBody(origin, fact).Write().AsMemory(), cancellationToken).ConfigureAwait(false);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
        }
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
