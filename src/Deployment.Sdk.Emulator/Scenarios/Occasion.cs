namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>When a fault happens.</summary>
internal sealed record Occasion
{
    public required Point Point { get; init; }

    /// <summary>Which calls; null where the point is no call.</summary>
    public CallPattern? Call { get; init; }

    /// <summary>The app that it must be about; null for any.</summary>
    public string? App { get; init; }

    /// <summary>Which of those that match, from 1 on; with <see cref="For"/> the first of them. Null for every one.</summary>
    public int? Nth { get; init; }

    /// <summary>Whether <see cref="Nth"/> counts the calls of each app by themselves; it then happens once, on the first app that gets there.</summary>
    public bool OfEachApp { get; init; }

    /// <summary>How long it lasts from its first time on; null for no end.</summary>
    public TimeSpan? For { get; init; }

    public static Occasion Of(Point point, string? app) => new() { Point = point, App = app };

    public static Occasion Of(string call, string? app = null, int? nth = null) =>
        new() { Point = Point.Call, Call = CallPattern.Parse(call), App = app, Nth = nth };

    public bool IsAbout(IReadOnlyCollection<string> apps) => App is null || apps.Contains(App);
}
