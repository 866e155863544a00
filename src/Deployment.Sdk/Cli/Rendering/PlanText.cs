using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>A planned delivery in words.</summary>
internal static class PlanText
{
    public static void Print(CliOutput output, IReadOnlyList<PlannedDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            Print(output, delivery);
        }
    }

    private static void Print(CliOutput output, PlannedDelivery delivery)
    {
        var source = delivery.From ?? delivery.Branch ?? "";
        output.Line($"{source} ({CommitHash.Short(delivery.Commit)}) -> {delivery.Environment} ({string.Join(", ", delivery.Apps)})");
        output.Line($"  runs now: {(delivery.RunningCommit is { } running ? CommitHash.Short(running) : "nothing")}; direction: {delivery.Direction}");
        foreach (var commit in delivery.Commits)
        {
            output.Line($"  + {CommitHash.Short(commit.Hash)} {commit.Subject} ({commit.Author})");
        }

        foreach (var gate in delivery.Gates)
        {
            output.Line($"  asks: {gate}");
        }

        foreach (var note in delivery.Notes)
        {
            output.Line($"  note: {note}");
        }

        LedgerText.Print(output, delivery.Ledger, delivery.Standing, "  ");
        Print(output, delivery.Steps);
    }

    /// <summary>Prints a change of config alone.</summary>
    public static void Print(CliOutput output, ConfigPlanDocument config)
    {
        output.Line($"config of {config.Environment}");
        foreach (var line in config.Gates.Select(gate => $"  asks: {gate}").Concat(config.Notes.Select(note => $"  note: {note}")))
        {
            output.Line(line);
        }

        LedgerText.Print(output, config.Ledger, config.Standing, "  ");
        Print(output, config.Steps);
    }

    private static void Print(CliOutput output, IReadOnlyList<PlannedStep> steps)
    {
        if (steps.Count == 0)
        {
            output.Line("  nothing to do");
        }

        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            output.Line($"  {index + 1}. {step.Description}");
            foreach (var call in step.Calls)
            {
                output.Line($"       {call}");
            }
        }
    }
}
