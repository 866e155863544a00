using System.Text.Json;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>A value in a JSON file, which knows where it stands.</summary>
internal sealed class JsonPlace(JsonElement value, string source, string path = "")
{
    /// <summary>A member of an object; null when it is not there.</summary>
    public JsonPlace? this[string key] =>
        Object().TryGetProperty(key, out var member) ? new JsonPlace(member, source, path.Length == 0 ? key : $"{path}.{key}") : null;

    public ScenarioFileException Wrong(string problem) => new($"{source}{(path.Length == 0 ? "" : $", {path}")}: {problem}");

    /// <summary>Refuses keys that nobody would read: a fault that silently never happens rehearses nothing.</summary>
    public void HasOnly(params string[] keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in Object().EnumerateObject())
        {
            if (!keys.Contains(member.Name))
            {
                throw Wrong($"there is no key \"{member.Name}\" here; the keys are {string.Join(", ", keys)}");
            }

            if (!seen.Add(member.Name))
            {
                throw Wrong($"\"{member.Name}\" stands here twice; leave one");
            }
        }
    }

    public IEnumerable<JsonPlace> Items() => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select((item, index) => new JsonPlace(item, source, $"{path}[{index}]"))
        : throw Wrong("write a list, in [ ]");

    public IEnumerable<(string Key, JsonPlace Value)> Members() =>
        Object().EnumerateObject().Select(member => (member.Name, this[member.Name]!));

    public string Text() => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong("write a text, in quotes");

    public string? TextOrNull() => value.ValueKind == JsonValueKind.Null ? null : Text();

    /// <summary>A text that may stand in a header and on a terminal.</summary>
    public string Name() => Text() is { Length: > 0 and <= 100 } text && text.All(character => character is >= ' ' and <= '~')
        ? text
        : throw Wrong("write 1 to 100 characters of ASCII");

    public int Integer() => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
        ? number
        : throw Wrong("write a whole number");

    public TimeSpan Seconds() => value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and <= 1_000_000 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw Wrong("write a number of seconds above 0, such as 20 or 1.5");

    /// <summary>As it is written; a text without its quotes.</summary>
    public string Raw() => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private JsonElement Object() => value.ValueKind == JsonValueKind.Object ? value : throw Wrong("write an object, in { }");
}
