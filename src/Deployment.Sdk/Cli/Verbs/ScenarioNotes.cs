using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Says that a rehearsal has a bad day, and what came of it: nobody shall take what was asked for for what happened by itself.</summary>
internal static class ScenarioNotes
{
    public static void Begin(IDeliveryLog log, ScenarioChoice scenarios, IRehearsalHost? host)
    {
        foreach (var line in Lines(scenarios, host))
        {
            log.Note(line);
        }
    }

    public static IEnumerable<string> Lines(ScenarioChoice scenarios, IRehearsalHost? host)
    {
        foreach (var text in scenarios.Names)
        {
            var known = host?.Scenarios.FirstOrDefault(scenario => scenario.Name == text.Split(':')[0]);
            yield return $"scenario {text} is on{(known is null ? "" : $": {known.Description}")}";
        }

        if (scenarios.File is { } file)
        {
            yield return $"the scenario of {file} is on";
        }
    }

    public static void End(IDeliveryLog log, ScenarioChoice scenarios, IRehearsal? rehearsal)
    {
        if (scenarios.IsEmpty || rehearsal is null)
        {
            return;
        }

        var faults = rehearsal.InjectedFaults;
        if (faults.IsEmpty)
        {
            log.Note("nothing that this command did met the scenario, so nothing went wrong by it");
        }

        foreach (var fault in faults)
        {
            var times = fault.Times == 1 ? "" : $" ({fault.Times} times, this first)";
            log.Note($"scenario {fault.Scenario}: {fault.Place} {fault.What}{times}");
        }
    }
}
