using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a delivery that is not gone on with closed or stopped, as far as its journal knows, and how it is opened again.</summary>
internal sealed class Reopening
{
    private readonly Journal _journal;
    private readonly StepInHand[] _steps;

    public Reopening(Journal journal)
    {
        _journal = journal;
        _steps = [.. Quiet(journal)];
    }

    /// <summary>What may still be closed or stand still, each with the command that ends it; null when nothing is.</summary>
    public string? Closed
    {
        get
        {
            var closed = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var hand in _steps)
            {
                var (key, isBegin, text) = hand.Step switch
                {
                    SetProcessesStep processes => (
                        $"{processes.App} processes",
                        processes.Stopped,
                        $"{processes.App} may still stand without its dynos: heroku ps:scale {StoppedProcesses.Text(processes)} --app {processes.App}"),
                    var step => (
                        $"{step.App} maintenance",
                        ((SetMaintenanceStep)step).On,
                        $"{step.App} may still be in maintenance: heroku maintenance:off --app {step.App}"),
                };
                if (isBegin)
                {
                    closed[key] = text;
                }
                else if (hand.Progress == StepProgress.Done)
                {
                    closed.Remove(key);
                }
            }

            return closed.Count == 0 ? null : NamedSome.Join("; ", [.. closed.Values]);
        }
    }

    /// <summary>Starts and opens it. Null, or what a person has to do by hand.</summary>
    /// <param name="session">The session.</param>
    /// <param name="held">The environment.</param>
    /// <param name="target">The same, in the plan.</param>
    /// <param name="heroku">The connection with its token.</param>
    public async Task<string?> RunAsync(DeliverySession session, HeldEnvironment held, Target target, HerokuConnection heroku)
    {
        var versions = new KnownVersions([]);
        var scope = new RunScope(
            target,
            new Revision(_journal.Began.Commit, null, GitReference.Unknown, RevisionOrigin.Git, Trigger.Manual),
            heroku,
            new FencedWriter(heroku.Writer, heroku.Reader, held.Lease, held.Journal, versions, session.Time),
            versions,
            session.Git,
            session.Log,
            session.Http,
            session.Time,
            session.IsRehearsal,
            _journal.Run);
        var (stopped, maintenance) = (new StoppedProcesses(scope), new MaintenanceSwitch(scope));
        foreach (var hand in _steps)
        {
            stopped.Remember(hand);
            maintenance.Remember(hand);
        }

        var standing = await stopped.StartAsync().ConfigureAwait(false);
        var closed = await maintenance.LiftAsync().ConfigureAwait(false);
        return standing is null ? closed : closed is null ? standing : $"{standing}; {closed}";
    }

    // These need nothing of the plan, which may be another one by now.
    private static IEnumerable<StepInHand> Quiet(Journal journal)
    {
        HashSet<int> done = [.. journal.Done];
        HashSet<int> begun = [.. journal.Begun];
        for (var place = 0; place < journal.Began.Steps.Count; place++)
        {
            var progress = done.Contains(place) ? StepProgress.Done : StepProgress.Begun;
            if ((done.Contains(place) || begun.Contains(place)) && RecordedSteps.Quiet(journal.Began.Steps[place]) is { } step)
            {
                yield return new StepInHand(place, step, progress);
            }
        }
    }
}
