using System.Collections.Immutable;

namespace Deployment.Sdk.Ledgers;

/// <summary>What follows from the facts of one environment: a pure function of them.</summary>
/// <param name="Entries">All facts, oldest first.</param>
internal sealed record LedgerView(ImmutableArray<LedgerEntry> Entries)
{
    /// <summary>The version of the newest fact; 0 when there is none.</summary>
    public long Version => Entries.Length;

    /// <summary>The hash of everything so far.</summary>
    public string Head => Entries.IsEmpty ? LedgerChain.Genesis : Entries[^1].Hash;

    /// <summary>The delivery that began and has not ended: its process is at work, or has gone. Null when the last one has ended.</summary>
    public Journal? Unfinished
    {
        get
        {
            for (var index = Entries.Length - 1; index >= 0; index--)
            {
                switch (Entries[index].Fact)
                {
                    case DeliveryEnded:
                        return null;
                    case DeliveryBegan began:
                        return new Journal(Entries[index], began, Entries[(index + 1)..]);
                }
            }

            return null;
        }
    }

    /// <summary>
    /// The newest delivery of code, if it ended with something left: apps that others are ahead of, or what follows code that has arrived.
    /// What it did, and what is left. Null otherwise.
    /// </summary>
    public Journal? Partial
    {
        get
        {
            for (var index = Entries.Length - 1; index >= 0; index--)
            {
                if (Entries[index].Fact is DeliveryBegan began && began.Verb != DeliveryVerb.Config)
                {
                    var end = Enumerable.Range(index, Entries.Length - index).FirstOrDefault(place => Entries[place].Fact is DeliveryEnded, index);
                    var journal = new Journal(Entries[index], began, Entries[(index + 1)..(end + 1)]);
                    return journal.Rest.Count > 0 ? journal : null;
                }
            }

            return null;
        }
    }

    /// <summary>The freeze that a person declared and that has not ended; null when there is none.</summary>
    public LedgerEntry? Freeze(DateTimeOffset now) =>
        Last<FreezeBegan, FreezeEnded>() is { Fact: FreezeBegan freeze } entry && !(freeze.Until <= now) ? entry : null;

    /// <summary>The hold that keeps automatic deliveries out; null when there is none.</summary>
    public LedgerEntry? Hold => Last<HoldSet, HoldReleased>() is { Fact: HoldSet } entry ? entry : null;

    /// <summary>The digest of the plan that was last accepted for the environment; null when none was.</summary>
    public string? AcceptedPolicy => Entries.Select(entry => entry.Fact).OfType<PolicyAccepted>().LastOrDefault()?.PolicyDigest;

    /// <summary>The deliveries that ended well, newest first: how each began, and how it ended.</summary>
    public IEnumerable<(LedgerEntry Began, DeliveryEnded Ended)> Succeeded =>
        from ended in Entries.Reverse()
        where ended.Fact is DeliveryEnded { ExitCode: 0 }
        let end = (DeliveryEnded)ended.Fact
        let began = Entries.LastOrDefault(entry => entry.Fact is DeliveryBegan && entry.Origin.Run == end.Delivery)
        where began is not null
        select (began, end);

    /// <summary>An entry that speaks of another Heroku than this one; null when all speak of this.</summary>
    public LedgerEntry? Foreign(Uri api) =>
        Entries.FirstOrDefault(entry => entry.Fact is not UnreadFact && Uri.Compare(
            entry.Origin.Api, api, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0);

    private LedgerEntry? Last<TBegin, TEnd>()
        where TBegin : LedgerFact
        where TEnd : LedgerFact =>
        Entries.LastOrDefault(entry => entry.Fact is TBegin or TEnd);
}
