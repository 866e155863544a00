using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>The releases that deliveries of the plan made, as its ledger tells.</summary>
internal sealed class LedgerDeliveries : IKnownDeliveries
{
    private readonly HashSet<(string App, int Version)> _made;

    private LedgerDeliveries(IEnumerable<(string App, int Version)> made) => _made = [.. made];

    /// <summary>Reads the ledger of every environment.</summary>
    public static async Task<Verdict<LedgerDeliveries>> ReadAsync(DeliverySession session, CancellationToken cancellationToken)
    {
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }

        var made = new List<(string App, int Version)>();
        foreach (var target in session.Plan.Environments.SelectMany(environment => Target.AllOf(environment)))
        {
            var rows = await opened.Value
                .ReadAsync(EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), 0, cancellationToken).ConfigureAwait(false);
            made.AddRange(Of([.. rows.Select(LedgerBody.Read)]));
        }

        return new LedgerDeliveries(made);
    }

    public bool IsKnown(string app, Release release) => _made.Contains((app, release.Version));

    /// <summary>A delivery sees each of its releases as the one after the last that it knew; a gap would have ended it.</summary>
    private static IEnumerable<(string App, int Version)> Of(ImmutableArray<LedgerEntry> entries)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case DeliveryBegan began:
                    foreach (var app in began.Apps)
                    {
                        known[app.Name] = app.Version;
                    }

                    break;
                case StepEnded step:
                    foreach (var (app, version) in step.Versions)
                    {
                        for (var made = known.GetValueOrDefault(app, version) + 1; made <= version; made++)
                        {
                            yield return (app, made);
                        }

                        known[app] = version;
                    }

                    break;
            }
        }
    }
}
