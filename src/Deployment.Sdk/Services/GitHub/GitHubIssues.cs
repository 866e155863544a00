namespace Deployment.Sdk.Services.GitHub;

/// <summary>The issues and pull requests of a repository at GitHub.</summary>
internal sealed class GitHubIssues(IGitHubApi api, string authorization, string owner, string repository) : IIssueHost
{
    private const int PageSize = 100;

    public string Host => GitHubService.Host;

    public bool HasRequestsAmongIssues => true;

    public int LongestComment => 65_536;

    public async Task<(IReadOnlyList<string?> Comments, bool HasNext)> CommentsAsync(int issue, int page, CancellationToken cancellationToken)
    {
        var comments = await api.CommentsAsync(owner, repository, issue, page, authorization, cancellationToken).ConfigureAwait(false);
        return ([.. comments.Select(comment => comment.Body)], comments.Count >= PageSize);
    }

    public Task CommentAsync(int issue, string text, CancellationToken cancellationToken) =>
        api.CommentAsync(owner, repository, issue, authorization, new GitHubComment(text), cancellationToken);
}
