namespace Deployment.Sdk.Cli.Documents;

/// <summary>A commit that would arrive.</summary>
internal sealed record PlannedCommit(string Hash, string Author, string Subject);
