using System.Text.Json;
using Deployment.Sdk.Cli.Histories;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>Makes the document of a history.</summary>
internal static class HistoryDocuments
{
    /// <summary>No row of ours is deeper, and a document may not be much deeper.</summary>
    private const int Deepest = 32;

    public static HistoryDocument.Entries Of(EnvironmentHistory history, bool verify, string? anchor)
    {
        var document = new HistoryDocument.Entries(
            history.Environment, history.All.Count == 0 ? 0 : history.All[^1].Version, history.Verification.Head, Rows(history));
        return verify
            ? document with
            {
                Broken = history.Verification.Broken,
                Trouble = history.Verification.Trouble,
                Anchor = anchor is null ? null : history.Anchor(anchor)?.Version,
            }
            : document;
    }

    private static List<HistoryDocument.Entry> Rows(EnvironmentHistory history)
    {
        var rows = new List<HistoryDocument.Entry>();
        var shown = history.Shown.Select(row => row.Version).ToHashSet();
        DeliveryBegan? delivery = null;
        foreach (var row in history.All)
        {
            var entry = LedgerBody.Read(row);
            delivery = entry.Fact as DeliveryBegan ?? delivery;
            if (shown.Contains(row.Version))
            {
                rows.Add(new HistoryDocument.Entry(row.Version, row.At, FactText.Of(entry, delivery), Body(row.Body), row.Hash));
            }
        }

        return rows;
    }

    private static JsonElement Body(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
            var element = document.RootElement.Clone();

            // Half a character is read, and cannot be written.
            JsonSerializer.Serialize(element, CliJson.Default.JsonElement);
            return element;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return JsonSerializer.SerializeToElement(body, CliJson.Default.String);
        }
    }
}
