using System.Text.Json;

namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>A request and what it was answered.</summary>
internal sealed record Exchange(
    string Method, string Path, int Status, string? ContentType, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Stands for real Heroku's other hosts, or for none: apps, logs, storage, and the page for people.</summary>
    public bool IsOfTheApi => Path != "/"
        && !Path.StartsWith("/web/", StringComparison.Ordinal)
        && !Path.StartsWith("/streams/", StringComparison.Ordinal)
        && !(Method == "PUT" && Path.StartsWith("/sources/", StringComparison.Ordinal));

    /// <summary>What is wrong with it, whatever it is about.</summary>
    public IEnumerable<string> ProtocolViolations()
    {
        if (!Guid.TryParse(Header("Request-Id"), out _))
        {
            yield return "has no Request-Id of its own";
        }

        if (Header("ETag") is not { } tag || !tag.StartsWith('"') || !tag.EndsWith('"'))
        {
            // Refused before it was read as a request of the API at all.
            if (Status is not (413 or 431))
            {
                yield return "has no strong ETag";
            }
        }

        if (Status == 304 || Method == "HEAD")
        {
            if (Body.Length > 0)
            {
                yield return "has a body where none belongs";
            }

            yield break;
        }

        if (ContentType != "application/json")
        {
            yield return $"is {ContentType ?? "of no type"} instead of application/json";
            yield break;
        }

        if ((Status == 206) != (Header("Next-Range") is not null))
        {
            yield return "says 206 without a Next-Range, or the other way round";
        }

        if (Status >= 400)
        {
            foreach (var violation in ErrorViolations(JsonElement.Parse(Body)))
            {
                yield return violation;
            }
        }
    }

    private IEnumerable<string> ErrorViolations(JsonElement body)
    {
        foreach (var name in new[] { "id", "message" })
        {
            if (!body.TryGetProperty(name, out var text) || text.ValueKind != JsonValueKind.String || text.GetString() is not { Length: > 0 })
            {
                yield return $"is an error without '{name}'";
            }
        }

        foreach (var member in body.EnumerateObject())
        {
            var isKnown = member.Name switch
            {
                "id" or "message" => true,
                "url" => member.Value.ValueKind == JsonValueKind.String,
                "resource" => Status == 404 && member.Value.ValueKind == JsonValueKind.String,
                "app" => Status == 403 && member.Value.TryGetProperty("id", out _) && member.Value.TryGetProperty("name", out _),
                _ => false,
            };
            if (!isKnown)
            {
                yield return $"is an error with '{member.Name}': {member.Value}";
            }
        }
    }

    private string? Header(string name) => Headers.GetValueOrDefault(name);
}
