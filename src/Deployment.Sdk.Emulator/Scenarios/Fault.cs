namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Scenario">The scenario that it belongs to, as a person named it.</param>
/// <param name="When">When.</param>
/// <param name="Then">What.</param>
internal sealed record Fault(string Scenario, Occasion When, Effect Then);
