using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>What a rehearsal would have asked and told outside.</summary>
internal static class ServiceTable
{
    public static Table Of(IEnumerable<RecordedCall> calls)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("service", "event", "would have called", "summary");
        foreach (var call in calls)
        {
            table.AddRow(CellText.Of(call.Service), CellText.Of(call.Event), CellText.Of(WithoutQuery(call.Call)), CellText.Of(call.Summary));
        }

        return table;
    }

    // The document of --json has it whole.
    private static string WithoutQuery(string call) =>
        call.IndexOf("://", StringComparison.Ordinal) >= 0 && call.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? call[..query] : call;
}
