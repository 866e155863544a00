using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What the ledger of an environment remembers of each commit: a release that Heroku calls succeeded may have failed its smoke test.</summary>
internal sealed class CommitStandings
{
    private readonly Dictionary<string, CommitStanding> _standings = new(StringComparer.Ordinal);

    public static CommitStandings Of(LedgerView view)
    {
        var standings = new CommitStandings();
        var begun = new Dictionary<string, DeliveryBegan>(StringComparer.Ordinal);
        foreach (var entry in view.Entries)
        {
            switch (entry.Fact)
            {
                case DeliveryBegan began:
                    begun[entry.Origin.Run] = began;
                    if (began.Verb == DeliveryVerb.Rollback)
                    {
                        standings.Learn(began.Apps.Select(app => app.Commit).Where(commit => commit != began.Commit), CommitStanding.TakenBack);
                    }

                    break;
                case DeliveryEnded ended when begun.TryGetValue(ended.Delivery, out var began) && began.Verb != DeliveryVerb.Config:
                    standings.Learn([began.Commit], ended.ExitCode == 0 ? CommitStanding.Delivered : CommitStanding.Failed);
                    break;
            }
        }

        return standings;
    }

    public CommitStanding this[string? commit] =>
        commit is not null && _standings.TryGetValue(commit, out var standing) ? standing : CommitStanding.Unknown;

    private void Learn(IEnumerable<string?> commits, CommitStanding standing)
    {
        foreach (var commit in commits.OfType<string>())
        {
            _standings[commit] = standing;
        }
    }
}
