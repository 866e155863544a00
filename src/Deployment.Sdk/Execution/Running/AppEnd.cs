using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Execution;

/// <summary>How a delivery ended for one of its apps.</summary>
/// <param name="App">The app.</param>
/// <param name="End">How.</param>
/// <param name="Reason">Why it is not delivered; null when it is, or when nobody began.</param>
internal sealed record AppEnd(
    string App, [property: JsonConverter(typeof(JsonStringEnumConverter<AppEndKind>))] AppEndKind End, string? Reason)
{
    /// <summary>Whether nothing is left to do there.</summary>
    [JsonIgnore]
    public bool IsDone => End is AppEndKind.Delivered or AppEndKind.Unchanged;

    /// <summary>The apps that are left to do, where others run what was delivered; null where all or none do.</summary>
    public static IReadOnlyList<string>? RestOf(ImmutableArray<AppEnd> apps) =>
        apps.Length < 2 || apps.All(app => app.IsDone) || !apps.Any(app => app.End is AppEndKind.Delivered or AppEndKind.Unfinished)
            ? null
            : [.. apps.Where(app => !app.IsDone).Select(app => app.App)];
}
