using System.Globalization;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Histories;

/// <summary>A history for people: a line each, broken at the width of the terminal.</summary>
internal static class HistoryText
{
    private const string Indent = "                              ";

    public static IEnumerable<string> Lines(EnvironmentHistory history, int width)
    {
        yield return TerminalText.Neutralise(history.Environment);
        DeliveryBegan? delivery = null;
        var shown = history.Shown.Select(row => row.Version).ToHashSet();
        foreach (var row in history.All)
        {
            var entry = LedgerBody.Read(row);
            delivery = entry.Fact as DeliveryBegan ?? delivery;
            if (!shown.Contains(row.Version))
            {
                continue;
            }

            var start = string.Create(CultureInfo.InvariantCulture, $"  {Moments.Text(row.At)} {row.Version,5}  ");
            foreach (var line in Broken(TerminalText.NeutraliseCell(FactText.Of(entry, delivery)), width - start.Length))
            {
                yield return start + line;
                start = Indent;
            }
        }

        if (shown.Count == 0)
        {
            yield return "  nothing";
        }
    }

    public static IEnumerable<string> Broken(string text, int width)
    {
        width = Math.Max(width, 20);
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            var end = space > 0 ? space : width;
            yield return text[..end];
            text = text[end..].TrimStart(' ');
        }

        yield return text;
    }
}
