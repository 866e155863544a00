using System.Collections.Immutable;
using Deployment.Sdk.Emulator.Dashboard;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>What a ledger says of a command that has ended, held against what Heroku was asked, answered and did.</summary>
/// <param name="Before">What Heroku knew before the command.</param>
/// <param name="After">What it knows now.</param>
/// <param name="Writes">The changes that it was asked for, oldest first.</param>
/// <param name="Facts">What the command wrote down, oldest first.</param>
internal sealed record LedgerTruth(HerokuState Before, HerokuState After, ImmutableArray<RequestEntry> Writes, ImmutableArray<LedgerFact> Facts)
{
    /// <summary>What it gets wrong about a command that ended with an exit code; nothing when it tells the truth.</summary>
    /// <param name="ran">How the command ended.</param>
    /// <param name="isLeftOpen">Whether the delivery is left to be taken up.</param>
    public IReadOnlyList<string> Lies(Ran ran, bool isLeftOpen) =>
    [
        .. Requests(),
        .. Steps(),
        .. isLeftOpen ? Open() : End(ran),
    ];

    // Whatever was sent was announced before, each time; and what is said of an answer is what it was.
    private IEnumerable<string> Requests()
    {
        var announced = Facts.OfType<WriteBegan>().GroupBy(write => write.Request).ToDictionary(group => group.Key, group => group.Count());
        var sent = Writes.GroupBy(Name).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var request in announced.Keys.Union(sent.Keys).Order(StringComparer.Ordinal))
        {
            var (said, was) = (announced.GetValueOrDefault(request), sent.GetValueOrDefault(request, []));
            if (said != was.Length)
            {
                yield return $"{request} was announced {said} times and sent {was.Length} times";
            }

            foreach (var problem in Answers(request, was))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<string> Answers(string request, RequestEntry[] was)
    {
        var place = 0;
        var isOpen = false;
        foreach (var fact in Facts)
        {
            switch (fact)
            {
                case WriteBegan began when began.Request == request:
                    place++;
                    isOpen = true;
                    break;
                case WriteEnded ended when ended.Request == request:
                    if (!isOpen)
                    {
                        yield return $"{request} ended and had not begun";
                    }

                    isOpen = false;
                    var status = place <= was.Length && place > 0 ? was[place - 1].Status : null;
                    var answer = status is >= 200 and < 300 ? WriteAnswer.Accepted : status is >= 400 and < 500 ? WriteAnswer.Refused : WriteAnswer.Unclear;
                    if (answer != ended.Answer)
                    {
                        yield return $"{request} was {ended.Answer}, says the ledger, and was answered {status}";
                    }

                    break;
            }
        }

        if (isOpen)
        {
            yield return $"{request} has begun and no outcome";
        }
    }

    // A step that is done is done there; one that failed for known reasons has changed nothing.
    private IEnumerable<string> Steps()
    {
        foreach (var began in Facts.OfType<DeliveryBegan>())
        {
            var at = Facts.IndexOf(began);
            var next = Facts.Skip(at + 1).ToList().FindIndex(fact => fact is DeliveryBegan);
            var since = Facts.Skip(at + 1).Take(next < 0 ? int.MaxValue : next).ToArray();
            foreach (var step in since.OfType<StepBegan>().Select(begin => begin.Step).Distinct())
            {
                var description = began.Steps[step].Description;
                if (since.OfType<StepEnded>().LastOrDefault(end => end.Step == step) is not { } ended)
                {
                    yield return $"{description} has begun and no outcome";
                }
                else if (next < 0 && ended.ExitCode is 0 or 1 && IsDone(began, began.Steps[step]) is { } isDone && isDone != (ended.ExitCode == 0))
                {
                    yield return $"{description} ended with {ended.ExitCode}, says the ledger, and {(isDone ? "is" : "is not")} done: {ended.Reason}";
                }
            }
        }
    }

    /// <summary>Whether a step's effect is there; null where nobody can tell by looking at the end.</summary>
    private bool? IsDone(DeliveryBegan began, RecordedStep step) => step switch
    {
        RecordedStep.Config config => config.Names.All(name => App(After, step.App).ConfigVars.GetValueOrDefault(name) == (name == "OLD" ? null : "green")),
        RecordedStep.Build or RecordedStep.Slug or RecordedStep.Rollback => Runs(step.App) == began.Commit,
        RecordedStep.Promotion promotion => promotion.Targets.All(app => Runs(app) == began.Commit),
        RecordedStep.Scale scale => scale.Changes.All(change => App(After, step.App).Formation.Single(process => process.Type == change.Name).Quantity == change.Quantity),
        _ => null,
    };

    private IEnumerable<string> Open()
    {
        if (Facts.Any(fact => fact is DeliveryEnded))
        {
            yield return "it is to be taken up, and the ledger says that it has ended";
        }
    }

    private IEnumerable<string> End(Ran ran)
    {
        if (!Facts.Any(fact => fact is DeliveryBegan))
        {
            yield break;
        }

        var ends = Facts.OfType<DeliveryEnded>().ToArray();
        if (ends.Length != Facts.OfType<DeliveryBegan>().Count())
        {
            yield return $"{Facts.OfType<DeliveryBegan>().Count()} deliveries began and {ends.Length} ended";
            yield break;
        }

        // One that was taken back is two: the one that failed, and the one that brought it back.
        var exitCode = ends.Length == 1 ? ends[0].ExitCode : ends[1].ExitCode == 0 ? 7 : 8;
        if (exitCode != ran.ExitCode)
        {
            yield return $"it ended with {exitCode}, says the ledger, and the command with {ran.ExitCode}";
        }

        if (ends[^1].ExitCode == 8)
        {
            yield break;
        }

        foreach (var said in ends[^1].Apps)
        {
            var app = App(After, said.Name);
            var (newest, running, commit) = (app.Releases[^1].Version, app.Current()?.Version, Runs(said.Name));
            if ((newest, running, commit) != (said.Version, said.Running, said.Commit))
            {
                yield return $"{said.Name} is at v{said.Version}, runs v{said.Running} with {said.Commit}, says the ledger; it is at v{newest}, runs v{running} with {commit}";
            }
        }
    }

    private string? Runs(string app) => After.FindSlug(App(After, app).Current()?.SlugId)?.Commit;

    private static AppState App(HerokuState state, string name) => state.Apps.Single(app => app.Name == name);

    private static string Name(RequestEntry entry) => $"{entry.Method} {entry.Path}";
}
