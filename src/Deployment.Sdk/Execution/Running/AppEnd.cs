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

    /// <summary>The steps that follow new code, which has arrived there or may have, and that were not begun.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Owed { get; init; } = [];

    /// <summary>
    /// The apps that are left to do, where others run what was delivered, or where it has arrived without what follows it; null where there
    /// are none.
    /// </summary>
    public static IReadOnlyList<string>? RestOf(ImmutableArray<AppEnd> apps) =>
        !apps.All(app => app.IsDone) && (apps.Any(app => !app.Owed.IsEmpty) || IsPartly(apps))
            ? [.. apps.Where(app => !app.IsDone).Select(app => app.App)]
            : null;

    /// <summary>Whether some of several apps run what was delivered, and others do not.</summary>
    public static bool IsPartly(ImmutableArray<AppEnd> apps) =>
        apps.Length > 1 && !apps.All(app => app.IsDone) && apps.Any(app => app.End is AppEndKind.Delivered or AppEndKind.Unfinished);
}
