using System.Globalization;
using System.Text.Json;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>An answer as it stood on the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Its headers; names in any case.</param>
/// <param name="Body">Its body; undefined where it was empty or no JSON.</param>
internal sealed record Seen(int Status, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>Whether it is a success.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A text of the body; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        var element = Body;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => null,
        };
    }

    /// <summary>The entries of a list; none where the body is no list.</summary>
    public IEnumerable<Seen> Entries() =>
        Body.ValueKind == JsonValueKind.Array ? Body.EnumerateArray().Select(entry => this with { Body = entry }) : [];

    /// <summary>A header; null where it is missing.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The status and Heroku's word for the error.</summary>
    public override string ToString() =>
        !IsSuccess && Text("id") is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"{Status} {id}")
            : Status.ToString(CultureInfo.InvariantCulture);
}
