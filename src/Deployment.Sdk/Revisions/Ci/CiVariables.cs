namespace Deployment.Sdk.Revisions.Ci;

/// <summary>Environment variables as CI providers mean them: one that is set but empty counts as absent.</summary>
internal sealed class CiVariables(IReadOnlyDictionary<string, string> environment)
{
    public string? this[string name] =>
        environment.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    public bool Has(string name) => this[name] is not null;

    public bool IsTrue(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first of several variables that is there.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Those of several variables that are there, with their values, as people read it; null when none is.</summary>
    public string? Evidence(params ReadOnlySpan<string> names)
    {
        var present = new List<string>();
        foreach (var name in names)
        {
            if (this[name] is { } value)
            {
                present.Add($"{name} is '{VisibleText.Of(value)}'");
            }
        }

        return present.Count == 0 ? null : string.Join(", ", present);
    }

    /// <summary>A link to show to people; null unless it is plain http or https.</summary>
    public static Uri? Link(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? uri : null;
}
