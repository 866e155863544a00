namespace Deployment.Sdk.Execution;

/// <summary>The process types of one artefact: what its Procfile says, or what a slug was built with.</summary>
/// <param name="ProcessTypes">Names and commands.</param>
internal sealed record Procfile(IReadOnlyDictionary<string, string> ProcessTypes)
{
    public const string Release = "release";

    /// <summary>Reads <c>name: command</c> lines; of two for one name the first counts.</summary>
    public static Procfile Parse(string text)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in text.Split('\n').Select(line => line.Split(':', 2)))
        {
            if (parts.Length == 2 && parts[0].Trim() is { Length: > 0 } name && name[0] != '#' && parts[1].Trim() is { Length: > 0 } command)
            {
                types.TryAdd(name, command);
            }
        }

        return new Procfile(types);
    }
}
