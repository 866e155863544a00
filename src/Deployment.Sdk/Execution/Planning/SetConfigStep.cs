using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Sets config vars that are missing or differ. Makes a release, which runs the old code's release phase.</summary>
/// <param name="App">The app.</param>
/// <param name="Values">Names and values; declared in source, so no secrets.</param>
internal sealed record SetConfigStep(string App, ImmutableSortedDictionary<string, string> Values) : DeliveryStep(App)
{
    public override string Description => $"set {string.Join(", ", Values.Keys)} on {App}";

    public override ImmutableArray<string> Calls => [$"PATCH /apps/{App}/config-vars"];
}
