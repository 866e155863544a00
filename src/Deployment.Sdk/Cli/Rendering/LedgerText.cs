using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>What is wrong with a ledger, in words.</summary>
internal static class LedgerText
{
    public static void Print(CliOutput output, IEnumerable<LedgerTrouble> troubles, string indent)
    {
        foreach (var trouble in troubles)
        {
            output.Line($"{indent}{(trouble.RefusesChanges ? $"{trouble.Environment ?? "every environment"} takes no change" : "warning")}: {trouble.Message}");
            if (trouble.Remedy is { } remedy)
            {
                output.Line($"{indent}  try: {remedy}");
            }
        }
    }
}
