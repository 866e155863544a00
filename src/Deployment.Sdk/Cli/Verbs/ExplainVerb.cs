using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>explain</c>: which route takes a branch and why, offline.</summary>
internal static class ExplainVerb
{
    public static Command Create(ProgramContext context)
    {
        var branch = new Argument<string>("BRANCH") { Description = "The branch, by its short name." };
        var by = new Option<string[]>("--by")
        {
            Description = "Exit 3 unless a route with this pattern takes it; repeat it for several.",
            HelpName = "PATTERN",
        };
        var command = new Command("explain", "Say which route takes a branch, and why.") { branch, by };
        command.SetAction(parsed =>
        {
            var output = new CliOutput(context.Host, parsed);
            var explained = BranchExplanation.Of(context.Plan, context.Resolve, parsed.GetRequiredValue(branch));
            if (output.IsJson)
            {
                output.Document(explained, CliJson.Default.ExplainDocument);
            }
            else
            {
                Print(output, explained);
            }

            return (int)(Takes(explained, parsed.GetValue(by) ?? []) ? DeliveryOutcome.Done : DeliveryOutcome.Refused);
        });
        return command;
    }

    private static bool Takes(ExplainDocument explained, string[] patterns) =>
        explained.Matches && (patterns.Length == 0 || explained.Routes.Any(route => route.Wins && patterns.Contains(route.Pattern, StringComparer.Ordinal)));

    private static void Print(CliOutput output, ExplainDocument explained)
    {
        output.Line(explained.Reason);
        foreach (var route in explained.Routes)
        {
            var slot = route.Slot is null ? "" : $" (slot {route.Slot})";
            output.Line($"  {(route.Wins ? "->" : "  ")} {route.Pattern} -> {route.Environment}{slot}{(route.Wins ? "" : ": matches too, but is wider")}");
        }

        output.Line(explained.Role is { } role
            ? $"  it is a {role} branch, {(explained.Stable ? "stable: it may reach production" : "not stable: it must never reach production")}"
            : "  no line of the branching model names it, so it is not stable: it must never reach production");
        foreach (var promotion in explained.Promotions)
        {
            output.Line($"  from there: {promotion}");
        }
    }
}
