using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using Deployment.Sdk.Tests.Heroku;
using Json.Schema;

namespace Deployment.Sdk.Tests.Services;

/// <summary>
/// What a provider's own OpenAPI text (3.0) says of requests: their method, path, query and body. A member or a parameter that the text does not
/// have is wrong here, though servers pass over it.
/// </summary>
internal sealed partial class OpenApiText
{
    /// <summary>The path of GitHub's text, which the package @octokit/openapi of npm ships under the MIT licence.</summary>
    public const string GitHubVariable = "OPENAPI_GITHUB";

    private static readonly Lazy<OpenApiText?> OfGitHub = new(() => Load(Environment.GetEnvironmentVariable(GitHubVariable)));

    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonObject _root;
    private readonly (string Template, Regex Path, JsonObject Operations)[] _paths;

    private OpenApiText(JsonObject root)
    {
        _root = root;
        _paths =
        [
            .. from path in root["paths"]!.AsObject()
               let pattern = string.Concat(Placeholder().Split(path.Key).Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : $"(?<{GroupOf(part)}>[^/]+)"))
               select (path.Key, new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), path.Value!.AsObject()),
        ];
    }

    /// <summary>GitHub's; null where nothing says where it is.</summary>
    public static OpenApiText? GitHub => OfGitHub.Value;

    /// <summary>What is wrong with a request; nothing when it is as the text says.</summary>
    public IReadOnlyList<string> Problems(Received request)
    {
        var (path, query) = request.Target.Split('?', 2) is [var before, var after] ? (before, after) : (request.Target, "");

        // Of several templates that match, the one with the fewest placeholders is meant.
        var found = _paths.Where(each => each.Path.IsMatch(path) && each.Operations[request.Method.ToLowerInvariant()] is not null)
            .OrderBy(each => each.Template.Count(character => character == '{')).FirstOrDefault();
        return found.Operations is null
            ? [$"{request}: there is no such call"]
            : [.. Problems(request, found.Path.Match(path), query, found.Operations[request.Method.ToLowerInvariant()]!.AsObject()).Select(problem => $"{request.Method} {found.Template}: {problem}")];
    }

    private static OpenApiText? Load(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        using var stream = File.OpenRead(file);
        return new OpenApiText(JsonNode.Parse(stream)!.AsObject());
    }

    private IEnumerable<string> Problems(Received request, Match path, string query, JsonObject operation)
    {
        JsonObject[] parameters = [.. (operation["parameters"]?.AsArray() ?? []).Select(parameter => Resolve(parameter!.AsObject()))];
        var asked = HttpUtility.ParseQueryString(query);
        return
        [
            .. parameters.Where(parameter => In(parameter, "path")).SelectMany(parameter => OfValue(parameter, Uri.UnescapeDataString(path.Groups[GroupOf(NameOf(parameter))].Value))),
            .. parameters.Where(parameter => In(parameter, "query")).SelectMany(parameter => asked[NameOf(parameter)] is { } value
                ? OfValue(parameter, value)
                : parameter["required"]?.GetValue<bool>() == true ? [$"the query has no {NameOf(parameter)}"] : []),
            .. asked.AllKeys.Except(parameters.Where(parameter => In(parameter, "query")).Select(NameOf)).Select(name => $"the query has no parameter {name}"),
            .. OfBody(request, operation["requestBody"] is { } body ? Resolve(body.AsObject()) : null),
        ];
    }

    private IEnumerable<string> OfBody(Received request, JsonObject? declared)
    {
        if (declared is null)
        {
            return request.Body.Length == 0 ? [] : ["it takes no body"];
        }

        if (request.Body.Length == 0)
        {
            return declared["required"]?.GetValue<bool>() == true ? ["the body is missing"] : [];
        }

        return request["Content-Type"]?.Split(';')[0] is "application/json" && declared["content"]!["application/json"]?["schema"] is { } schema
            ? Violations(schema, JsonDocument.Parse(request.Body).RootElement)
            : [$"the body is not taken as {request["Content-Type"]}"];
    }

    private IEnumerable<string> OfValue(JsonObject parameter, string text)
    {
        var schema = parameter["schema"]!;
        var value = schema["type"]?.GetValue<string>() is "integer" && long.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? JsonSerializer.SerializeToElement(number)
            : JsonSerializer.SerializeToElement(text);
        return Violations(schema, value).Select(problem => $"{NameOf(parameter)} {problem}");
    }

    private IEnumerable<string> Violations(JsonNode schema, JsonElement value)
    {
        var results = JsonSchema.FromText(Translate(schema).ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() }).Evaluate(value, Strictly);
        return results.IsValid
            ? []
            : (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key} {error.Value}"))
                .DefaultIfEmpty("is not what the text says");
    }

    // From OpenAPI 3.0 to JSON Schema: references are put in their place, "nullable" is a type of its own, and what is not named is not taken.
    private JsonNode Translate(JsonNode node)
    {
        if (node is not JsonObject)
        {
            return node.DeepClone();
        }

        var schema = Resolve(node.AsObject());
        var translated = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "properties":
                    translated[keyword] = new JsonObject(value!.AsObject().Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Translate(entry.Value!))));
                    break;
                case "anyOf" or "oneOf" or "allOf":
                    translated[keyword] = new JsonArray([.. value!.AsArray().Select(entry => Translate(entry!))]);
                    break;
                case "items" or "additionalProperties" or "not":
                    translated[keyword] = Translate(value!);
                    break;
                case "type":
                    translated[keyword] = schema["nullable"]?.GetValue<bool>() == true ? new JsonArray(value!.DeepClone(), "null") : value!.DeepClone();
                    break;
                case "format" or "pattern" or "enum" or "required" or "minimum" or "maximum" or "minLength" or "maxLength" or "minItems" or "maxItems":
                    translated[keyword] = value!.DeepClone();
                    break;
            }
        }

        if (translated["properties"] is JsonObject && translated["additionalProperties"] is null)
        {
            translated["additionalProperties"] = false;
        }

        return translated;
    }

    private JsonObject Resolve(JsonObject node) => node["$ref"]?.GetValue<string>() is { } reference
        ? Resolve(reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((JsonNode)_root, (at, part) => at[part.Replace("~1", "/").Replace("~0", "~")]!).AsObject())
        : node;

    private static bool In(JsonObject parameter, string place) => parameter["in"]!.GetValue<string>() == place;

    private static string GroupOf(string name) => name.Replace('-', '_');

    private static string NameOf(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    [GeneratedRegex(@"\{([^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
