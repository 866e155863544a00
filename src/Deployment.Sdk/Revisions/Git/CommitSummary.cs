namespace Deployment.Sdk.Revisions;

/// <summary>A commit as a list of changes shows it.</summary>
/// <param name="Commit">The full hash.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">The author's name, after <c>.mailmap</c>.</param>
internal sealed record CommitSummary(string Commit, string Subject, string Author);
