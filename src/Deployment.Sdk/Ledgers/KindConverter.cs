using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Ledgers;

/// <summary>
/// Objects of several types, told apart by a property <c>kind</c>. The serializer can do that too, but then describes every one of the types
/// before it reads the first object, in each process.
/// </summary>
/// <typeparam name="T">What they have in common.</typeparam>
/// <param name="kinds">The types by their kinds.</param>
internal abstract class KindConverter<T>(IReadOnlyDictionary<string, Type> kinds) : JsonConverter<T>
    where T : class
{
    private const string Kind = "kind";

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        kinds.TryGetValue(KindAhead(reader), out var type)
            ? (T)(JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type)) ?? throw new JsonException())
            : throw new JsonException("The object is of a kind that is not known.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var type = value.GetType();
        var kind = kinds.FirstOrDefault(known => known.Value == type).Key ?? throw new NotSupportedException($"{type.Name} is never written.");
        using var document = JsonSerializer.SerializeToDocument(value, options.GetTypeInfo(type));
        writer.WriteStartObject();
        writer.WriteString(Kind, kind);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            property.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    // Wherever it stands: whoever stores JSON as such may bring its properties into another order. The caller's reader stays where it is.
    private static string KindAhead(Utf8JsonReader reader)
    {
        string? kind = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isKind = reader.ValueTextEquals(Kind);
                reader.Read();
                if (isKind)
                {
                    kind = kind is null && reader.TokenType == JsonTokenType.String
                        ? reader.GetString()
                        : throw new JsonException("An object has one kind, which is a text.");
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return kind ?? throw new JsonException("The object does not say of which kind it is.");
    }
}
