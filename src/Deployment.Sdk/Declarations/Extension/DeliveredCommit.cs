namespace Deployment.Sdk;

/// <summary>A commit that arrives with a delivery. Its texts are its author's: never trusted, and escaped wherever they are shown.</summary>
/// <param name="Hash">The full hash.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">The author's name, after <c>.mailmap</c>.</param>
public sealed record DeliveredCommit(string Hash, string Subject, string Author)
{
    /// <summary>The whole message, cut after 4000 characters: cards and issues are often named below the subject.</summary>
    public string Message { get; init; } = Subject;
}
