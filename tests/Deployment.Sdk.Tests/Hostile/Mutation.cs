using System.Text.Json.Nodes;
using CsCheck;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>A JSON document of which one part is gone, or is something else.</summary>
internal static class Mutation
{
    private static readonly long[] Numbers = [-1, 0, 1, int.MaxValue, long.MinValue, long.MaxValue];

    private static readonly Gen<JsonNode?> Part = Gen.OneOf(
        HostileText.Any.Select(text => (JsonNode?)JsonValue.Create(string.Concat(text.EnumerateRunes()))),
        Gen.Const((JsonNode?)null),
        Gen.Int[0, Numbers.Length - 1].Select(index => (JsonNode?)JsonValue.Create(Numbers[index])),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Int[0, 3].Select(kind => (JsonNode?)(kind switch { 0 => new JsonArray(), 1 => new JsonArray((JsonNode?)null), 2 => new JsonObject(), _ => Deep() })));

    /// <summary>Part of the documents is no JSON at all.</summary>
    public static Gen<string> Of(string text) => Gen.Frequency(
        (1, Gen.Select(Gen.Int[0, text.Length], HostileText.Any).Select((at, what) => text[..at] + string.Concat(what.EnumerateRunes()))),
        (12, Gen.Select(Gen.Int[0, 10_000], Part, Gen.Int[0, 3]).Select((place, part, how) => Changed(text, place, part, how))));

    private static string Changed(string text, int place, JsonNode? part, int how)
    {
        var document = JsonNode.Parse(text)!;
        JsonNode[] containers = [.. Containers(document)];
        var at = containers[place % containers.Length];
        switch (at)
        {
            case JsonObject members:
                var name = members.ElementAt(place / containers.Length % members.Count).Key;
                if (how == 0)
                {
                    members.Remove(name);
                }
                else
                {
                    members[how == 1 ? $"{name}\u001b" : name] = part?.DeepClone();
                }

                break;
            case JsonArray items:
                items[place / containers.Length % items.Count] = part?.DeepClone();
                break;
        }

        return document.ToJsonString();
    }

    private static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        var parts = node switch
        {
            JsonObject { Count: > 0 } members => members.Select(member => member.Value),
            JsonArray { Count: > 0 } items => items,
            _ => [],
        };
        return parts.OfType<JsonNode>().SelectMany(Containers).Concat(node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } ? [node] : []);
    }

    private static JsonArray Deep()
    {
        var deep = new JsonArray();
        for (var depth = 0; depth < 45; depth++)
        {
            deep = new JsonArray(deep);
        }

        return deep;
    }
}
