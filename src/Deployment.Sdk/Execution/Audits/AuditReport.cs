using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What an audit found.</summary>
/// <param name="Findings">What is or happened outside the plan, by environment, the gravest first.</param>
/// <param name="Collaborators">Who may work on which app.</param>
/// <param name="Notes">What could not be told, and why.</param>
/// <param name="Unread">The apps that could not be looked at.</param>
internal sealed record AuditReport(
    ImmutableArray<AuditFinding> Findings,
    ImmutableArray<AuditedCollaborator> Collaborators,
    ImmutableArray<string> Notes,
    ImmutableArray<UnauditedApp> Unread);
