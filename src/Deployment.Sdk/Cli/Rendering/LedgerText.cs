using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>What is wrong with a ledger, and what stands in it, in words.</summary>
internal static class LedgerText
{
    public static void Print(CliOutput output, IEnumerable<LedgerTrouble> troubles, IEnumerable<StandingNote> standing, string indent)
    {
        foreach (var trouble in troubles)
        {
            var gravity = trouble.RefusesChanges ? $"{trouble.Environment ?? "every environment"} takes no change" : "warning";
            Print(output, $"{gravity}: {trouble.Message}", trouble.Remedy, indent);
        }

        foreach (var note in standing)
        {
            Print(output, note.Message, note.Remedy, indent);
        }
    }

    private static void Print(CliOutput output, string message, string? remedy, string indent)
    {
        output.Line($"{indent}{message}");
        if (remedy is not null)
        {
            output.Line($"{indent}  try: {remedy}");
        }
    }
}
