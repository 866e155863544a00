namespace Deployment.Sdk.Execution;

/// <summary>Something that is, or happened, outside the plan.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Environment">The environment, its slot filled in; null where it is about none of the plan's.</param>
/// <param name="App">The app; null where it is about none in particular.</param>
/// <param name="What">What was found; names, no values.</param>
/// <param name="Remedy">What helps.</param>
internal sealed record AuditFinding(AuditSeverity Severity, string? Environment, string? App, string What, string Remedy);
