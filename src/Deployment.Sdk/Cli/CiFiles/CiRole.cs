namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>Who must say yes before anything arrives in an environment.</summary>
/// <param name="Name">The role.</param>
/// <param name="Question">What it is asked.</param>
/// <param name="IsAssertable">Whether the word of whoever starts a job is enough; else each of them says so in the ledger.</param>
internal sealed record CiRole(string Name, string Question, bool IsAssertable);
