using System.Collections.Immutable;

namespace Deployment.Sdk.Ledgers;

/// <summary>A delivery that has begun, and how far it came.</summary>
/// <param name="Entry">How it began.</param>
/// <param name="Began">What it was to do.</param>
/// <param name="Since">What was noted since.</param>
internal sealed record Journal(LedgerEntry Entry, DeliveryBegan Began, ImmutableArray<LedgerEntry> Since)
{
    /// <summary>The run that began it.</summary>
    public string Run => Entry.Origin.Run;

    /// <summary>The steps that ended well.</summary>
    public IEnumerable<int> Done => Since.Select(entry => entry.Fact).OfType<StepEnded>().Where(end => end.ExitCode == 0).Select(end => end.Step);

    /// <summary>The steps that began, and whose end was not noted or was not good.</summary>
    public IEnumerable<int> Begun => Since.Select(entry => entry.Fact).OfType<StepBegan>().Select(begin => begin.Step).Distinct().Except(Done);

    /// <summary>The apps that were left when it ended; empty when none were, or it has not ended.</summary>
    public IReadOnlyList<string> Rest => Since.Select(entry => entry.Fact).OfType<DeliveryEnded>().LastOrDefault()?.Rest ?? [];

    /// <summary>
    /// Whether it has ended with code that arrived, or may have, and with steps that follow it not begun: nothing on Heroku tells a later
    /// delivery of them.
    /// </summary>
    public bool IsOwing =>
        Rest.Count > 0
        && Enumerable.Range(0, Began.Steps.Count).Except(Done).Except(Begun).Any(place => Began.Steps[place] is RecordedStep.Declared declared && Rest.Contains(declared.App));

    /// <summary>A request that was about to be sent and that Heroku neither accepted nor refused, as far as is noted: it may still arrive.</summary>
    /// <remarks>
    /// Several apps may be changed at once: each request is told from the others by its method and path. The latest one counts. One whose
    /// answer was lost was sent before that was noted, whenever it began.
    /// </remarks>
    public LedgerEntry? InFlight
    {
        get
        {
            var sent = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
            foreach (var entry in Since)
            {
                switch (entry.Fact)
                {
                    case WriteBegan began:
                        sent[began.Request] = entry;
                        break;
                    case WriteEnded { Answer: WriteAnswer.Unclear } lost:
                        sent[lost.Request] = entry;
                        break;
                    case WriteEnded ended:
                        sent.Remove(ended.Request);
                        break;
                }
            }

            return sent.Values.MaxBy(entry => entry.Version);
        }
    }

    /// <summary>The newest release of an app that the delivery knew of.</summary>
    public int VersionOf(string app) =>
        Since.Select(entry => entry.Fact).OfType<StepEnded>().LastOrDefault(end => end.Versions.ContainsKey(app))?.Versions[app]
        ?? Began.Apps.FirstOrDefault(known => known.Name == app)?.Version
        ?? 0;
}
