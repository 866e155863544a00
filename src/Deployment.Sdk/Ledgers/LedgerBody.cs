using System.Text.Json;

namespace Deployment.Sdk.Ledgers;

/// <summary>What a row says, as JSON.</summary>
internal sealed record LedgerBody(LedgerOrigin Origin, LedgerFact Fact)
{
    public string Write() => JsonSerializer.Serialize(this, LedgerJson.Default.LedgerBody);

    /// <summary>Reads a row. What this version does not understand is kept as it is, never dropped: the stream has no gaps.</summary>
    public static LedgerEntry Read(LedgerRow row)
    {
        try
        {
            if (JsonSerializer.Deserialize(row.Body, LedgerJson.Default.LedgerBody) is { Origin: { } origin, Fact: { } fact })
            {
                return new LedgerEntry(row.Version, row.At, origin, fact, row.Hash);
            }
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or FormatException)
        {
            // Written by a newer version, or by somebody else.
        }

        return new LedgerEntry(row.Version, row.At, Nobody, new UnreadFact(row.Body), row.Hash);
    }

    private static LedgerOrigin Nobody { get; } = new("", new Uri("about:blank"), "", "");
}
