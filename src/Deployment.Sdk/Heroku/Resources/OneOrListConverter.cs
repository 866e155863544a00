using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Deployment.Sdk.Heroku;

/// <summary>Reads a list that Heroku's schema calls a list in one place and a single object in another.</summary>
/// <typeparam name="T">An entry; known to <see cref="HerokuJson"/>.</typeparam>
internal sealed class OneOrListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("An entry is null.")];
        }

        var entries = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            entries.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("An entry is null."));
        }

        return entries;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var entry in value)
        {
            JsonSerializer.Serialize(writer, entry, type);
        }

        writer.WriteEndArray();
    }
}
