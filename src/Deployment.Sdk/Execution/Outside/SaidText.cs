using System.Text.Json;

namespace Deployment.Sdk.Execution;

/// <summary>What a request says, in one line for people: the sentences of its body first, then everything else by its name.</summary>
internal static class SaidText
{
    /// <summary>More of it nobody reads. It is cut when it is masked: half a secret would not be known for one.</summary>
    public const int Longest = 1_000;

    /// <summary>Null when it says nothing.</summary>
    public static async Task<string?> OfAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return null;
        }

        // The body is in memory, and is read again when it is sent.
        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return Of(await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    public static string? Of(string body)
    {
        string said;
        try
        {
            using var document = JsonDocument.Parse(body);
            var leaves = Leaves("", document.RootElement).ToList();
            said = string.Join(", ", leaves.Where(IsSentence).Select(leaf => leaf.Value)
                .Concat(leaves.Where(leaf => !IsSentence(leaf)).Select(leaf => leaf.Name.Length > 0 ? $"{leaf.Name}: {leaf.Value}" : leaf.Value)));
        }
        catch (JsonException)
        {
            said = body;
        }

        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>The beginning of a text, never half a character.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)]}\u2026";

    private static bool IsSentence((string Name, string Value) leaf) => leaf.Value.Contains(' ', StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> Leaves(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Name, member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(one => Leaves(name, one)),
        JsonValueKind.Null => [],
        _ => [(name, element.ToString())],
    };
}
