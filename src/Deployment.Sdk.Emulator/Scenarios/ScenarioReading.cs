using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>A scenario that was read, or what is wrong with what was written.</summary>
internal readonly record struct ScenarioReading
{
    /// <summary>None where there is a problem.</summary>
    public Scenario Scenario { get; private init; }

    /// <summary>Names the place, the thing and the remedy; null when all is well.</summary>
    public string? Problem { get; private init; }

    public static ScenarioReading Of(Scenario scenario) => new() { Scenario = scenario };

    public static ScenarioReading Wrong(string problem) => new() { Scenario = Scenario.None, Problem = problem };

    /// <summary>Reads all that a rehearsal is asked to let go wrong.</summary>
    public static ScenarioReading Of(RehearsalOptions options)
    {
        var apps = AppsOf(options.Plan);
        var all = Of(Scenario.None);
        foreach (var text in options.Scenarios)
        {
            all = all.And(KnownScenarios.Read(text, apps));
        }

        return options.ScenarioFile is { } file ? all.And(ScenarioFile.Read(file, apps)) : all;
    }

    public ScenarioReading And(ScenarioReading other) =>
        Problem is not null ? this
        : other.Problem is not null ? other
        : Of(Scenario.And(other.Scenario));

    private static string[] AppsOf(Plan plan) =>
        [.. plan.Environments.SelectMany(Seed.AppsOf).Distinct(StringComparer.Ordinal)];
}
