namespace Deployment.Sdk.Cli.Documents;

/// <summary>A step that would be carried out, and every request of it that would change something.</summary>
internal sealed record PlannedStep(string App, string Description, IReadOnlyList<string> Calls);
