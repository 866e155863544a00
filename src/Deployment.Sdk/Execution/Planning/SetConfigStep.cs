using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Sets config vars that are missing or differ, and removes those that are declared as removed. Makes one release, which runs the old
/// code's release phase.
/// </summary>
/// <param name="App">The app.</param>
/// <param name="Values">Names and values, null to remove. Some are secrets: they never leave this process but to Heroku.</param>
internal sealed record SetConfigStep(string App, ImmutableSortedDictionary<string, string?> Values) : DeliveryStep(App)
{
    public override string Description => $"{string.Join(" and ", new[] { Text("set", removed: false), Text("remove", removed: true) }.OfType<string>())} on {App}";

    public override ImmutableArray<string> Calls => [$"PATCH /apps/{App}/config-vars"];

    /// <summary>What of it an app does not have yet; null when it has all.</summary>
    public SetConfigStep? Without(IReadOnlyDictionary<string, string> config)
    {
        var values = Values.Where(pair => config.GetValueOrDefault(pair.Key) != pair.Value).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return values.IsEmpty ? null : this with { Values = values };
    }

    private string? Text(string verb, bool removed) =>
        Values.Where(pair => pair.Value is null == removed).Select(pair => pair.Key).ToArray() is { Length: > 0 } names
            ? $"{verb} {string.Join(", ", names)}"
            : null;
}
