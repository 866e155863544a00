using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>
/// Heroku's published hyper-schema, from the file that <c>HEROKU_SCHEMA</c> names. A dialect of draft 4: a type is always a list, where
/// "null" may stand; references are JSON pointers, percent-encoded where they stand in an address.
/// </summary>
internal sealed partial class HyperSchema
{
    public const string Variable = "HEROKU_SCHEMA";

    private readonly JsonElement _root;

    private HyperSchema(JsonElement root) => _root = root;

    /// <summary>Skips the test, with the reason, where there is no schema.</summary>
    public static HyperSchema Open()
    {
        var file = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(file), $"{Variable} names no file: set it to Heroku's published schema.json");
        return new HyperSchema(JsonDocument.Parse(File.ReadAllText(file!)).RootElement);
    }

    public JsonElement Resource(string name) => _root.GetProperty("definitions").GetProperty(name);

    /// <summary>Follows references, as many as there are.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Replace("~1", "/").Replace("~0", "~"))
                .Aggregate(_root, (element, part) => element.GetProperty(part));
        }

        return schema;
    }

    /// <summary>Every link of every resource, the parts of its address that are filled in written <c>{}</c>.</summary>
    public IEnumerable<HyperLink> Links() =>
        from resource in _root.GetProperty("definitions").EnumerateObject()
        where resource.Value.TryGetProperty("links", out _)
        from link in resource.Value.GetProperty("links").EnumerateArray()
        select new HyperLink(
            resource.Name,
            link.GetProperty("method").GetString()!,
            Filled().Replace(link.GetProperty("href").GetString()!, "{}"),
            link.TryGetProperty("schema", out var schema) ? Resolve(schema) : null,
            link.TryGetProperty("targetSchema", out var target) ? target : null);

    /// <summary>The words of a type; empty where the schema says <c>anyOf</c>, which it does for identities alone.</summary>
    public static string[] Types(JsonElement resolved) =>
        resolved.TryGetProperty("type", out var types) ? [.. types.EnumerateArray().Select(type => type.GetString()!)] : [];

    public static IReadOnlyDictionary<string, JsonElement> Properties(JsonElement resolved) =>
        resolved.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value)
            : new Dictionary<string, JsonElement>();

    /// <summary>
    /// What the entries of a list have. One resource, the add-on, writes the properties of its entries on the list itself.
    /// </summary>
    public JsonElement Entry(JsonElement list)
    {
        var entry = Resolve(list.GetProperty("items"));
        return Properties(entry).Count == 0 && Properties(list).Count > 0 ? list : entry;
    }

    [GeneratedRegex(@"\{\([^)]*\)\}")]
    private static partial Regex Filled();
}

/// <summary>One call that the schema describes.</summary>
/// <param name="Resource">The resource that it belongs to.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The address, <c>{}</c> for each part that is filled in.</param>
/// <param name="Request">The body that is sent; null without one.</param>
/// <param name="Target">The body that is answered, not yet resolved; null without one.</param>
internal sealed record HyperLink(string Resource, string Method, string Path, JsonElement? Request, JsonElement? Target);
