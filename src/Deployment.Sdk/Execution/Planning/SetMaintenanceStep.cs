using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Switches maintenance mode.</summary>
/// <param name="App">The app.</param>
/// <param name="On">Whether to switch it on.</param>
internal sealed record SetMaintenanceStep(string App, bool On) : DeliveryStep(App)
{
    public override string Description => $"switch maintenance {(On ? "on" : "off")} for {App}";

    public override ImmutableArray<string> Calls => [$"PATCH /apps/{App}"];
}
