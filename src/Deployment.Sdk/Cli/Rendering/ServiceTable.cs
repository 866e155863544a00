using Deployment.Sdk.Execution;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>What a rehearsal would have asked and told outside.</summary>
internal static class ServiceTable
{
    /// <summary>The document of --json has it whole.</summary>
    private const int LongestSaid = 80;

    public static Table Of(IEnumerable<RecordedCall> calls)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("service", "event", "would have called", "summary, and what would have been said");
        foreach (var call in calls)
        {
            table.AddRow(CellText.Of(call.Service), CellText.Of(call.Event), CellText.Of(WithoutQuery(call.Call)), Said(call));
        }

        return table;
    }

    private static IRenderable Said(RecordedCall call) => call.Said is not { } said ? CellText.Of(call.Summary)
        : new Rows(CellText.Of(call.Summary), CellText.Of(SaidText.Cut(said, LongestSaid)));

    // The document of --json has it whole.
    private static string WithoutQuery(string call) =>
        call.IndexOf("://", StringComparison.Ordinal) >= 0 && call.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? call[..query] : call;
}
