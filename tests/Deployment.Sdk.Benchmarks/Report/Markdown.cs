using System.Globalization;

namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>Tables and figures.</summary>
internal static class Markdown
{
    /// <summary>A table, figures to the right.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => string.Join(
        '\n',
        (string[])
        [
            Row(header),
            Row([.. header.Select((_, column) => column == 0 ? "---" : "---:")]),
            .. rows.Select(Row),
        ]);

    /// <summary>Three digits that count.</summary>
    public static string Number(double value) => value switch
    {
        0 => "0",
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("N1", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("N2", CultureInfo.InvariantCulture),
        _ => value.ToString("N3", CultureInfo.InvariantCulture),
    };

    public static string Times(double ratio) => $"{ratio.ToString("N2", CultureInfo.InvariantCulture)} ×";

    public static string Share(double share) => $"{(100 * share).ToString("N2", CultureInfo.InvariantCulture)} %";

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
