namespace Deployment.Sdk.Services;

/// <summary>Where the issues of a repository are.</summary>
internal interface IIssueHost
{
    /// <summary>The host that people read them at.</summary>
    string Host { get; }

    /// <summary>Whether pull requests are numbered like issues, and take the same comments.</summary>
    bool HasRequestsAmongIssues { get; }

    /// <summary>How many characters a comment has at most.</summary>
    int LongestComment { get; }

    /// <summary>A page of the comments of an issue, oldest first, and whether there is a next one. One that says nothing is null.</summary>
    Task<(IReadOnlyList<string?> Comments, bool HasNext)> CommentsAsync(int issue, int page, CancellationToken cancellationToken);

    /// <summary>Comments on an issue; each call is a comment of its own.</summary>
    Task CommentAsync(int issue, string text, CancellationToken cancellationToken);
}
