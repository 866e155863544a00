using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>A body made of the examples that the schema gives for each of its parts.</summary>
internal static class SchemaExample
{
    public static JsonNode? Of(HyperSchema schema, JsonElement part)
    {
        var resolved = schema.Resolve(part);
        return HyperSchema.Types(resolved).Contains("array")
            ? resolved.TryGetProperty("items", out _) ? new JsonArray(One(schema, schema.Entry(resolved))) : new JsonArray()
            : One(schema, resolved);
    }

    private static JsonNode? One(HyperSchema schema, JsonElement resolved)
    {
        var properties = HyperSchema.Properties(resolved);
        if (properties.Count > 0)
        {
            return new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Of(schema, property.Value))));
        }

        if (resolved.TryGetProperty("anyOf", out var choices))
        {
            return Of(schema, choices[0]);
        }

        var types = HyperSchema.Types(resolved);
        if (resolved.TryGetProperty("format", out var format) && format.GetString() == "date-time")
        {
            // Some of them have no example.
            return JsonValue.Create("2012-01-01T12:00:00Z");
        }

        return resolved.TryGetProperty("example", out var example) && types.Any(type => Fits(example, type))
            ? JsonNode.Parse(example.GetRawText())
            : types.Contains("object") ? new JsonObject()
            : types.Contains("integer") ? JsonValue.Create(7)
            : types.Contains("boolean") ? JsonValue.Create(true)
            : JsonValue.Create(resolved.TryGetProperty("enum", out var words) ? words[0].GetString() : "text");
    }

    // The schema gives "123456" as an example of a number.
    private static bool Fits(JsonElement example, string type) => example.ValueKind switch
    {
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "integer",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Object => type == "object",
        _ => false,
    };
}
