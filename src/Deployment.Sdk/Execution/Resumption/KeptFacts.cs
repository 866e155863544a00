using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What the processes of a delivery kept on this machine because they had lost the ledger: it belongs into the ledger first.</summary>
internal static class KeptFacts
{
    /// <summary>Brings it there, of each process that was at it, and removes the files.</summary>
    /// <param name="session">The session.</param>
    /// <param name="held">The environment.</param>
    /// <param name="known">What the ledger says of the delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the ledger says of it then.</returns>
    public static async Task<Journal> BringAsync(
        DeliverySession session, HeldEnvironment held, Journal known, CancellationToken cancellationToken)
    {
        var isKept = false;
        foreach (var run in known.Since.Select(entry => entry.Origin.Run).Prepend(known.Run).Distinct(StringComparer.Ordinal).ToArray())
        {
            var local = session.LocalJournal(held.Ledger, run);
            var kept = await local.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (kept.Count == 0)
            {
                continue;
            }

            await held.Journal.AppendAsync(kept, cancellationToken).ConfigureAwait(false);
            session.Log.Note($"{kept.Count} facts of run {run} were kept on this machine, and are in the ledger now");
            local.Delete();
            isKept = true;
        }

        return isKept ? (await held.Ledger.ReadAsync(cancellationToken).ConfigureAwait(false)).Unfinished ?? known : known;
    }
}
