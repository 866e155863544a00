namespace Deployment.Sdk.Cli.Documents;

/// <summary>A route that matches the branch.</summary>
internal sealed record ExplainedRoute(string Pattern, string Environment, string? Slot, bool Wins);
