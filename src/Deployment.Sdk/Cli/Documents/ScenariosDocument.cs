using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>emulate --scenarios --json</c> prints.</summary>
internal sealed record ScenariosDocument(int Schema, IReadOnlyList<RehearsalScenario> Scenarios);
