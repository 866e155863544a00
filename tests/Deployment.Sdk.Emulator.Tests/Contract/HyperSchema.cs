using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>
/// Heroku's published schema, translated from its own dialect to draft 7, which the validator knows. It is read more strictly than
/// Heroku has it: an object has all of the properties that are listed and no others, also where <c>strictProperties</c> is not said.
/// </summary>
internal sealed partial class HyperSchema
{
    private const string Id = "https://schema.invalid/heroku";

    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly Link[] _links;

    private HyperSchema(Link[] links) => _links = links;

    public static HyperSchema Load(string path)
    {
        var root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        foreach (var deviation in Deviation.All)
        {
            Put(root, deviation);
        }

        var resources = root["definitions"]!.AsObject();
        var definitions = new JsonObject();
        var links = new List<(string Resource, JsonObject Link, string? Definition)>();
        foreach (var (name, resource) in resources)
        {
            definitions[name] = Translate(resource!);
            foreach (var link in resource!["links"]?.AsArray() ?? [])
            {
                var definition = link!["targetSchema"] is null ? null : $"link-{links.Count}";
                if (definition is not null)
                {
                    definitions[definition] = Translate(link["targetSchema"]!);
                }

                links.Add((name, link.AsObject(), definition));
            }
        }

        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        var whole = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = Id,
            ["definitions"] = definitions,
        };
        JsonSchema.FromText(whole.ToJsonString(), options);
        return new HyperSchema([.. links.Select(link => Read(link.Resource, link.Link, link.Definition, options))]);
    }

    /// <summary>The calls with that address. There may be several that only their bodies tell apart; they answer the same.</summary>
    public IEnumerable<Link> Find(string method, string path) =>
        _links.Where(link => link.Method == method && link.Path.IsMatch(path));

    /// <summary>What is wrong with a body; nothing when it is as the schema says.</summary>
    public static IEnumerable<string> Violations(Link link, JsonElement body)
    {
        if (link.Answer is not { } schema)
        {
            return [];
        }

        var results = schema.Evaluate(body, Strictly);
        return results.IsValid
            ? []
            : (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key} {error.Value}"))
                .DefaultIfEmpty("is not what the schema says");
    }

    private static Link Read(string resource, JsonObject link, string? definition, BuildOptions options)
    {
        var (method, address) = (link["method"]!.GetValue<string>(), link["href"]!.GetValue<string>());
        var pattern = string.Concat(Placeholder().Split(address).Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : "[^/]+"));
        var schema = definition is null
            ? null
            : JsonSchema.FromText($$"""{"$schema":"http://json-schema.org/draft-07/schema#","$ref":"{{Id}}#/definitions/{{definition}}"}""", options);
        return new Link(
            $"{resource} {method} {Placeholder().Replace(address, "{}")}",
            method,
            new Regex($"^{pattern}$", RegexOptions.CultureInvariant),
            link["rel"]?.GetValue<string>(),
            schema);
    }

    private static void Put(JsonObject root, Deviation deviation)
    {
        var parts = deviation.Pointer.Split('/').Skip(1).ToArray();
        var place = parts[..^1].Aggregate((JsonNode)root, (node, part) => node[part] ?? throw new InvalidOperationException(
            $"The schema has no {deviation.Pointer} any more."));
        place[parts[^1]] = JsonNode.Parse(deviation.Schema);
    }

    private static JsonNode Translate(JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node.DeepClone();
        }

        var translated = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "properties" or "patternProperties" or "definitions":
                    translated[keyword] = new JsonObject(value!.AsObject().Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Translate(entry.Value!))));
                    break;
                case "anyOf" or "oneOf" or "allOf":
                    translated[keyword] = new JsonArray([.. value!.AsArray().Select(entry => Translate(entry!))]);
                    break;
                case "items" or "additionalProperties" or "not":
                    translated[keyword] = Translate(value!);
                    break;
                case "$ref" or "type" or "format" or "pattern" or "enum" or "required" or "minimum" or "maximum" or "minLength" or "maxLength"
                    or "minItems" or "maxItems" or "uniqueItems":
                    translated[keyword] = value!.DeepClone();
                    break;
            }
        }

        if (translated["properties"] is JsonObject { Count: > 0 } properties)
        {
            translated["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
            translated["additionalProperties"] = false;
        }

        return translated;
    }

    [GeneratedRegex(@"\{([^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
