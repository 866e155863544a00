using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>What a client names something by. The schema has an id or a name; Heroku's own command line also sends an object with one.</summary>
[JsonConverter(typeof(IdentityConverter))]
internal sealed record Identity(string Value);

/// <summary>Reads either spelling.</summary>
internal sealed class IdentityConverter : JsonConverter<Identity>
{
    public override Identity? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        if (value.ValueKind == JsonValueKind.Object)
        {
            value = value.TryGetProperty("id", out var id) ? id : value.TryGetProperty("name", out var name) ? name : default;
        }

        return value.ValueKind == JsonValueKind.String ? new Identity(value.GetString()!) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Identity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
