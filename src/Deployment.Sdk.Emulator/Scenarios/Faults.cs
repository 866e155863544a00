using System.Collections.Immutable;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>The faults of a running emulator: which is due now, and which have happened.</summary>
internal sealed class Faults(Scenario scenario, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Progress[] _progress = [.. scenario.Faults.Select(_ => new Progress())];

    /// <summary>Without any, the emulator pays nothing for this.</summary>
    public bool AreOn => !scenario.Faults.IsEmpty;

    /// <summary>What has gone wrong so far, an entry for each fault that has happened.</summary>
    public ImmutableArray<InjectedFault> Happened
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. scenario.Faults.Zip(_progress)
                        .Where(pair => pair.Second.Times > 0)
                        .Select(pair => new InjectedFault(
                            pair.First.Scenario, pair.Second.Place!, pair.First.Then.ToString(), pair.Second.Times)),
                ];
            }
        }
    }

    /// <summary>The faults that are due for something that matches now; asking counts as one match.</summary>
    /// <param name="isMet">Whether an occasion is one of those, but for its number.</param>
    /// <param name="apps">The apps that it is about.</param>
    public ImmutableArray<Fault> Due(Predicate<Occasion> isMet, IReadOnlyList<string> apps)
    {
        var due = ImmutableArray.CreateBuilder<Fault>();
        lock (_gate)
        {
            foreach (var (fault, progress) in scenario.Faults.Zip(_progress))
            {
                if (isMet(fault.When) && progress.IsDue(fault.When, apps, time))
                {
                    due.Add(fault);
                }
            }
        }

        return due.DrainToImmutable();
    }

    /// <summary>Takes note that a fault has happened.</summary>
    public void Note(Fault fault, string place)
    {
        lock (_gate)
        {
            var progress = _progress[scenario.Faults.IndexOf(fault)];
            progress.Place ??= place;
            progress.Times++;
        }
    }

    /// <summary>Lets happen what is due to a build, a release command, a promotion's target or an add-on.</summary>
    /// <returns>Why it fails; null when it does not.</returns>
    public async Task<string?> MeetAsync(Point point, string app, CancellationToken ct)
    {
        if (!AreOn)
        {
            return null;
        }

        string? failure = null;
        foreach (var fault in Due(when => when.Point == point && when.IsAbout([app]), [app]))
        {
            Note(fault, $"{Words(point)} of {app}");
            if (fault.Then is Effect.Delay { By: var by })
            {
                await Task.Delay(by ?? Timeout.InfiniteTimeSpan, time, ct).ConfigureAwait(false);
            }
            else
            {
                failure ??= $"(rehearsal) the scenario {fault.Scenario} made it fail";
            }
        }

        return failure;
    }

    private static string Words(Point point) => point switch
    {
        Point.Build => "the build",
        Point.ReleasePhase => "the release command",
        Point.AddOn => "an add-on",
        _ => "the promotion",
    };

    private sealed class Progress
    {
        private readonly Dictionary<string, int> _ofEach = new(StringComparer.Ordinal);
        private int _matches;
        private long? _begun;

        public int Times { get; set; }

        public string? Place { get; set; }

        public bool IsDue(Occasion when, IReadOnlyList<string> apps, TimeProvider time)
        {
            if (when.OfEachApp)
            {
                return IsFirstToGetThere(when, apps);
            }

            _matches++;
            if (when.For is not { } duration)
            {
                return when.Nth is null || when.Nth == _matches;
            }

            if (_matches < (when.Nth ?? 1))
            {
                return false;
            }

            _begun ??= time.GetTimestamp();
            return time.GetElapsedTime(_begun.Value) < duration;
        }

        private bool IsFirstToGetThere(Occasion when, IReadOnlyList<string> apps)
        {
            foreach (var app in apps)
            {
                _ofEach[app] = _ofEach.GetValueOrDefault(app) + 1;
            }

            var isDue = _matches == 0 && apps.Any(app => _ofEach[app] == when.Nth);
            _matches += isDue ? 1 : 0;
            return isDue;
        }
    }
}
