namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>The issues of a repository at Bitbucket Cloud, whose pull requests are numbered for themselves.</summary>
internal sealed class BitbucketIssues(IBitbucketApi api, string authorization, string workspace, string repository) : IIssueHost
{
    public string Host => BitbucketService.Host;

    public bool HasRequestsAmongIssues => false;

    public int LongestComment => 30_000;

    public async Task<(IReadOnlyList<string?> Comments, bool HasNext)> CommentsAsync(int issue, int page, CancellationToken cancellationToken)
    {
        var comments = await api.CommentsAsync(workspace, repository, issue, page, authorization, cancellationToken).ConfigureAwait(false);
        return ([.. comments.Values.Select(comment => comment.Content.Raw)], comments.Next is not null);
    }

    public Task CommentAsync(int issue, string text, CancellationToken cancellationToken) =>
        api.CommentAsync(workspace, repository, issue, authorization, new BitbucketComment { Content = new BitbucketContent(text) }, cancellationToken);
}
