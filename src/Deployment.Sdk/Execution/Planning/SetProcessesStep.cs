using System.Collections.Immutable;
using System.Globalization;

namespace Deployment.Sdk.Execution;

/// <summary>Stops process types for the time of a release, or starts them again.</summary>
/// <param name="App">The app.</param>
/// <param name="Counts">The process types, and how many dynos they have when they run.</param>
/// <param name="Stopped">Whether to stop them.</param>
internal sealed record SetProcessesStep(string App, ImmutableArray<ProcessCount> Counts, bool Stopped) : DeliveryStep(App)
{
    public override string Description =>
        $"{(Stopped ? "stop" : "start")} {string.Join(", ", Counts.Select(Text))} on {App}{(Stopped ? "" : " again")}";

    public override ImmutableArray<string> Calls => [$"PATCH /apps/{App}/formation"];

    private static string Text(ProcessCount count) => string.Create(CultureInfo.InvariantCulture, $"{count.Type}={count.Quantity}");
}
