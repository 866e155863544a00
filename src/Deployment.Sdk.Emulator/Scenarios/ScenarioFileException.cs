namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Leaves the reading of a scenario file at the first thing that is wrong; never leaves <see cref="ScenarioFile"/>.</summary>
internal sealed class ScenarioFileException(string message) : Exception(message);
