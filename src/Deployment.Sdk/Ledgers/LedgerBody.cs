using System.Text;
using System.Text.Json;

namespace Deployment.Sdk.Ledgers;

/// <summary>What a row says, as JSON.</summary>
internal sealed record LedgerBody(LedgerOrigin Origin, LedgerFact Fact)
{
    public string Write() => JsonSerializer.Serialize(this, StrictLedgerJson.Body);

    /// <summary>Reads a row. What this version does not understand is kept as it is, never dropped: the stream has no gaps.</summary>
    public static LedgerEntry Read(LedgerRow row) => Read(row, new KnownOrigin());

    /// <summary>The same, after other rows of its stream.</summary>
    /// <param name="row">The row.</param>
    /// <param name="before">Who wrote the row before; remembers who wrote this one.</param>
    public static LedgerEntry Read(LedgerRow row, KnownOrigin before)
    {
        try
        {
            if (!HasNull(row.Body) && Parse(Encoding.UTF8.GetBytes(row.Body), before) is { } body && IsSound(body))
            {
                return new LedgerEntry(row.Version, row.At, body.Origin, body.Fact, row.Hash);
            }
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            // Written by a newer version, or by somebody else.
        }

        return OfNewer(row) ?? new LedgerEntry(row.Version, row.At, Nobody, new UnreadFact(row.Body), row.Hash);
    }

    // What else it says is passed over.
    private static LedgerBody? Parse(ReadOnlySpan<byte> json, KnownOrigin before)
    {
        LedgerOrigin? origin = null;
        LedgerFact? fact = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isOrigin, isFact) = (reader.ValueTextEquals("origin"), reader.ValueTextEquals("fact"));
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = json[start..(int)reader.BytesConsumed];
            origin = isOrigin ? before.Read(value) : origin;
            fact = isFact ? JsonSerializer.Deserialize(value, StrictLedgerJson.Fact) : fact;
        }

        // Anything behind the object is an error.
        reader.Read();
        return origin is null || fact is null ? null : new LedgerBody(origin, fact);
    }

    // Whole, but of a kind that is not known here; or of one that is, by a newer version, which has more to say in it.
    private static LedgerEntry? OfNewer(LedgerRow row)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } body
                && body.TryGetProperty("origin", out var from)
                && body.TryGetProperty("fact", out var fact) && fact.ValueKind == JsonValueKind.Object
                && fact.TryGetProperty("kind", out var named) && named.ValueKind == JsonValueKind.String
                && named.GetString() is { } kind && IsName(kind)
                && !HasNull(from.GetRawText()) && from.Deserialize(StrictLedgerJson.Origin) is { } origin && IsSound(origin) && ToolVersion.Is(origin.Tool)
                && (!LedgerFactConverter.Kinds.ContainsKey(kind) || ToolVersion.IsNewer(origin.Tool, DeliveryTelemetry.Version))
                    ? new LedgerEntry(row.Version, row.At, origin, new UnknownFact(kind, row.Body), row.Hash)
                    : null;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // Nothing is written for what is absent, so a null stands for something that is not known here.
    private static bool HasNull(string body)
    {
        if (!body.Contains("null", StringComparison.Ordinal))
        {
            return false;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(body));
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return true;
            }
        }

        return false;
    }

    // What becomes part of a command or of a decision is of the kind that this program writes.
    private static bool IsSound(LedgerBody body) =>
        IsSound(body.Origin) && body.Fact switch
        {
            ApprovalRequested asked => IsName(asked.Request),
            ApprovalGiven given => IsName(given.Request) && Enum.IsDefined(given.Strength),
            WriteEnded ended => Enum.IsDefined(ended.Answer),
            NoticeGiven notice => notice.To.All(told => Enum.IsDefined(told.End)),
            _ => true,
        };

    private static bool IsSound(LedgerOrigin origin) => IsName(origin.Run) && origin.Api.IsAbsoluteUri;

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private static LedgerOrigin Nobody { get; } = new("", new Uri("about:blank"), "", "");
}
