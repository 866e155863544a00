using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>
/// Compares a type as <see cref="HerokuJson"/> reads and writes it with what the schema says of it: names, kinds, and what may be null.
/// </summary>
/// <remarks>
/// What the schema lets be null must be nullable here. What it never lets be null is not nullable here either, but for nested objects and
/// addresses: they have no value that stands for nothing, and an answer that leaves one out must not stop a delivery that does not need it.
/// What counts is what is read: a null that is answered against the schema becomes the value that stands for nothing.
/// </remarks>
internal sealed class SchemaComparison(HyperSchema schema)
{
    /// <summary>Nullable or named here, otherwise in the schema, and why.</summary>
    private static readonly Dictionary<(Type, string), string> Known = new()
    {
        [(typeof(Reference), "name")] = "one type for all references; Heroku gives the name of some and the identifier alone of others, "
            + "and of a coupling's pipeline it gives the name although the schema does not say so",
        [(typeof(TeamReference), "id")] = "the search for several apps gives the name alone",
        [(typeof(UserReference), "email")] = "what is written about people in a release is never relied upon",
        [(typeof(Release), "status")] = "null on very old releases",
        [(typeof(Release), "description")] = "a sentence for people, never relied upon",
        [(typeof(Formation), "size")] = "deprecated, so it will be left out some day",
        [(typeof(AddOn), "provider_id")] = "a provider that has not answered yet has given none",
        [(typeof(AddOn), "provision_message")] = "not among what the schema requires of an add-on",
        [(typeof(AddOnAction), "id")] = "the schema leaves open what an action has",
        [(typeof(AddOnAction), "label")] = "the schema leaves open what an action has",
        [(typeof(AddOnAction), "action")] = "an action has this or an address",
        [(typeof(AddOnAction), "requires_owner")] = "the schema leaves open what an action has",
        [(typeof(Buildpack), "url")] = "a buildpack has this or a name",
        [(typeof(Buildpack), "name")] = "a buildpack has this or an address",
        [(typeof(ReviewAppCreator), "id")] = "the schema defines it but leaves open whether it is told",
    };

    /// <summary>What differs, in words.</summary>
    public IEnumerable<string> OfResource(Type type, JsonElement resource) => Of(type, schema.Resolve(resource), type.Name, isRequest: false);

    /// <summary>What a body that is sent has that the schema does not know, or lacks that it demands.</summary>
    public IEnumerable<string> OfRequest(Type type, JsonElement request)
    {
        var resolved = schema.Resolve(request);
        if (Info(type).Kind == JsonTypeInfoKind.Dictionary)
        {
            return resolved.TryGetProperty("patternProperties", out _) ? [] : [$"{type.Name}: the schema knows no free names here"];
        }

        var required = resolved.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        var own = Info(type).Properties.ToDictionary(property => property.Name);
        return
        [
            .. Of(type, resolved, type.Name, isRequest: true),
            .. required.Where(name => !own.ContainsKey(name) || own[name].IsGetNullable).Select(name => $"{type.Name}.{name}: required, and may be left out here"),
        ];
    }

    private static JsonTypeInfo Info(Type type) =>
        HerokuJson.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type} is not in {nameof(HerokuJson)}.");

    private IEnumerable<string> Of(Type type, JsonElement resolved, string path, bool isRequest)
    {
        var wanted = HyperSchema.Properties(resolved);
        var own = Info(type).Properties.Where(property => property.Get is not null && (isRequest || property.Set is not null)).ToDictionary(property => property.Name);
        foreach (var name in wanted.Keys.Except(own.Keys).Where(_ => !isRequest))
        {
            yield return $"{path}.{name}: missing";
        }

        foreach (var name in own.Keys.Except(wanted.Keys).Where(name => wanted.Count > 0 && !Known.ContainsKey((type, name))))
        {
            yield return $"{path}.{name}: invented";
        }

        foreach (var name in own.Keys.Intersect(wanted.Keys))
        {
            foreach (var difference in Of(type, own[name], schema.Resolve(wanted[name]), $"{path}.{name}", isRequest))
            {
                yield return difference;
            }
        }
    }

    private IEnumerable<string> Of(Type owner, JsonPropertyInfo property, JsonElement wanted, string path, bool isRequest)
    {
        var words = HyperSchema.Types(wanted);
        var bare = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isNullable = property.PropertyType.IsValueType ? bare != property.PropertyType : property.IsGetNullable;
        if (!isRequest && words.Contains("null") && !isNullable)
        {
            yield return $"{path}: may be null";
        }

        var mayBeNullable = isRequest || bare == typeof(Uri) || words.Contains("null") || (words.Contains("object") && HyperSchema.Properties(wanted).Count > 0)
            || words.Contains("object") && bare == typeof(ReviewAppCreator) || Known.ContainsKey((owner, property.Name));
        if (isNullable && !mayBeNullable)
        {
            yield return $"{path}: never null";
        }

        foreach (var difference in OfKind(bare, wanted, words, path, isRequest))
        {
            yield return difference;
        }
    }

    private IEnumerable<string> OfKind(Type type, JsonElement wanted, string[] words, string path, bool isRequest)
    {
        if (words.Contains("array"))
        {
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>))
            {
                return [$"{path}: is a list"];
            }

            var entry = type.GetGenericArguments().Single();
            var inner = schema.Entry(wanted);
            return HyperSchema.Properties(inner).Count == 0
                ? OfKind(entry, inner, HyperSchema.Types(inner), path + "[]", isRequest)
                : Of(entry, inner, path + "[]", isRequest);
        }

        if (words.Contains("object"))
        {
            return wanted.TryGetProperty("patternProperties", out _) || Info(type).Kind == JsonTypeInfoKind.Dictionary
                ? Info(type).Kind == JsonTypeInfoKind.Dictionary ? [] : [$"{path}: has free names"]
                : Info(type).Kind == JsonTypeInfoKind.Object ? Of(type, wanted, path, isRequest) : [$"{path}: is an object"];
        }

        Type[] fitting = words switch
        {
            _ when words.Contains("boolean") => [typeof(bool)],
            _ when words.Contains("integer") => [typeof(int), typeof(long)],
            _ when wanted.TryGetProperty("format", out var format) && format.GetString() == "date-time" => [typeof(DateTimeOffset)],
            _ => [typeof(string), typeof(Uri)],
        };
        return fitting.Contains(type) ? [] : [$"{path}: a {string.Join(" or ", words)} cannot be read as {type.Name}"];
    }
}
