using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>audit --json</c> prints.</summary>
/// <param name="Schema">The version of this document.</param>
/// <param name="Pipeline">The plan's pipeline.</param>
/// <param name="Rehearsal">Whether it was a rehearsed Heroku.</param>
/// <param name="Findings">What is, or happened, outside the plan.</param>
/// <param name="Collaborators">Who may work on which app.</param>
/// <param name="Notes">What could not be told, and why.</param>
/// <param name="Unread">The apps that could not be looked at.</param>
internal sealed record AuditDocument(
    int Schema,
    string Pipeline,
    bool Rehearsal,
    IReadOnlyList<AuditFinding> Findings,
    IReadOnlyList<AuditedCollaborator> Collaborators,
    IReadOnlyList<string> Notes,
    IReadOnlyList<UnauditedApp> Unread);
