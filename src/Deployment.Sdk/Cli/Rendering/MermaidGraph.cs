using System.Globalization;
using System.Text;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>The plan as a Mermaid flowchart: branches, environments, promotions.</summary>
internal static class MermaidGraph
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder("flowchart LR\n");
        var environments = plan.Environments;
        string[] patterns = [.. plan.Routes.Select(route => route.Pattern).Distinct()];
        for (var index = 0; index < patterns.Length; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    b{index}([{Label(patterns[index])}])\n");
        }

        for (var index = 0; index < environments.Length; index++)
        {
            var environment = environments[index];
            var apps = string.Join(", ", environment.Apps.Select(app => app.Name));
            var label = Label($"{environment.Name} ({environment.Stage.ToString().ToLowerInvariant()}): {apps}");
            text.Append(CultureInfo.InvariantCulture, $"    e{index}[{label}]\n");
        }

        foreach (var route in plan.Routes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    b{Array.IndexOf(patterns, route.Pattern)} --> e{environments.IndexOf(route.Target)}\n");
        }

        foreach (var promotion in plan.Promotions)
        {
            var gates = promotion.To.Of<GateAttribute>();
            var label = gates.IsEmpty ? "promotion" : $"promotion, {string.Join(", ", gates.Select(Gate))}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"    e{environments.IndexOf(promotion.From)} == {Label(label)} ==> e{environments.IndexOf(promotion.To)}\n");
        }

        return text.ToString();
    }

    private static string Gate(GateAttribute gate) =>
        gate is RequiresApprovalAttribute approval ? $"yes from {approval.Role}" : Foreign.Text(gate.Describe, gate);

    // Inside quotes Mermaid still reads HTML, its own entities, and Markdown between backticks; it spells each as an entity.
    private static string Label(string text) =>
        $"\"{string.Concat(TerminalText.Neutralise(text).Select(Character))}\"";

    private static string Character(char character) => character switch
    {
        '"' => "#quot;",
        '<' => "#lt;",
        '>' => "#gt;",
        '#' or '&' or '`' or ';' or '\\' => string.Create(CultureInfo.InvariantCulture, $"#{(int)character};"),
        _ => character.ToString(),
    };
}
