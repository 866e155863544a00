using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>What an audit found, in words.</summary>
internal static class AuditText
{
    public static void Print(CliOutput output, AuditReport report)
    {
        foreach (var finding in report.Findings)
        {
            output.Line($"{finding.Severity.ToString().ToLowerInvariant(),-7} {Place(finding)}: {finding.What}");
            output.Line($"          try: {finding.Remedy}");
        }

        foreach (var unread in report.Unread)
        {
            output.Line($"unread  {unread.Environment} ({unread.App}): {unread.Problem}");
        }

        foreach (var app in report.Collaborators.Where(someone => someone is { Stage: Stage.Production, CanChange: true }).GroupBy(someone => someone.App))
        {
            output.Line($"who can change {app.Key}, which is production:");
            foreach (var someone in app)
            {
                output.Line($"  {someone.Email} ({(someone.Permissions.IsEmpty ? "everything" : string.Join(", ", someone.Permissions))})");
            }
        }

        foreach (var note in report.Notes)
        {
            output.Line($"note: {note}");
        }

        output.Line((report.Findings.Length, report.Unread.Length) switch
        {
            (0, 0) => "nothing found outside the plan",
            (0, var unread) => $"nothing found in what could be read; {Text(unread, "app")} could not",
            (var found, 0) => Text(found, "finding"),
            var (found, unread) => $"{Text(found, "finding")}; {Text(unread, "app")} could not be read",
        });
    }

    private static string Place(AuditFinding finding) => (finding.Environment, finding.App) switch
    {
        ({ } environment, { } app) => $"{environment} ({app})",
        var (environment, app) => environment ?? app ?? "the plan",
    };

    private static string Text(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
