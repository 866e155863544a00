using System.Collections.Immutable;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>The scenarios that have a name, as the command line and files call them: <c>NAME</c> or <c>NAME:APP</c>.</summary>
internal static class KnownScenarios
{
    private static readonly (string Name, Func<string?, Scenario> Make, string Does)[] All =
    [
        ("build-fails", Scenario.BuildFails, "every build fails"),
        ("build-hangs", Scenario.BuildHangs, "every build hangs until it is cancelled"),
        ("release-fails", Scenario.ReleaseFails, "every release command fails"),
        ("release-hangs", Scenario.ReleaseHangs, "every release command hangs"),
        ("promotion-fails", Scenario.PromotionFails, "the target does not take the promotion"),
        ("stream-cut", app => Scenario.StreamCut(app), "the first output stream breaks off in the middle"),
        ("rate-limited", app => Scenario.RateLimited(app: app), "every call is answered 429 for 10 seconds"),
        ("unavailable", app => Scenario.Unavailable(app: app), "every call is answered 503 for 10 seconds"),
        ("reset-before", Scenario.ResetBefore, "the connection is reset before the build or promotion is begun"),
        ("reset-after", Scenario.ResetAfter, "the connection is reset after the build or promotion was begun"),
        ("slow", app => Scenario.Slow(app: app), "every call takes 2 seconds longer"),
        ("token-revoked", Scenario.TokenRevoked, "the token is revoked as soon as the build or promotion was begun"),
        ("config-changed", Scenario.ConfigChanged, "somebody changes config in the moment in which the build or promotion begins"),
        ("newer-release", Scenario.NewerRelease, "somebody releases other code between plan and act"),
    ];

    public static ImmutableArray<RehearsalScenario> List { get; } =
        [.. All.Select(scenario => new RehearsalScenario(scenario.Name, scenario.Does))];

    /// <param name="text"><c>NAME</c> or <c>NAME:APP</c>.</param>
    /// <param name="apps">The apps that the plan has; null to take any.</param>
    public static ScenarioReading Read(string text, IReadOnlyCollection<string>? apps)
    {
        var (name, app) = text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? (text[..colon], text[(colon + 1)..])
            : (text, null);
        if (All.FirstOrDefault(scenario => scenario.Name == name) is not { Make: { } make })
        {
            return ScenarioReading.Wrong($"there is no scenario '{name}'; there are {string.Join(", ", All.Select(scenario => scenario.Name))}");
        }

        return app is null ? ScenarioReading.Of(make(null))
            : app.Length == 0 ? ScenarioReading.Wrong($"'{text}' names no app: write {name}, or {name}:APP")
            : apps is not null && !apps.Contains(app) ? ScenarioReading.Wrong(NoApp(app, apps))
            : ScenarioReading.Of(make(app));
    }

    public static string NoApp(string app, IEnumerable<string> apps) =>
        $"the plan has no app '{app}'; it has {string.Join(", ", apps)}";
}
