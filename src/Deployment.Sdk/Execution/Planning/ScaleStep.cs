using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Sees to the number and size of dynos that the environment declares.</summary>
/// <param name="App">The app.</param>
/// <param name="Changes">The process types that differ from what is declared.</param>
internal sealed record ScaleStep(string App, ImmutableArray<ProcessTypeAttribute> Changes) : DeliveryStep(App)
{
    public override string Description => $"scale {string.Join(", ", Changes.Select(Text))} on {App}";

    public override ImmutableArray<string> Calls => [$"PATCH /apps/{App}/formation"];

    private static string Text(ProcessTypeAttribute change) =>
        change.Name
        + (change.Quantity >= 0 ? $"={change.Quantity}" : "")
        + (change.Size is { } size ? $":{size}" : "");
}
