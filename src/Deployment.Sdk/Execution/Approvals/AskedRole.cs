namespace Deployment.Sdk.Execution;

/// <summary>A request, and the rule in whose role somebody answers it.</summary>
/// <param name="Filed">The request.</param>
/// <param name="Rule">The declared rule.</param>
internal sealed record AskedRole(FiledRequest Filed, RequiresApprovalAttribute Rule);
