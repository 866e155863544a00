using Refit;

namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>The calls of Bitbucket Cloud's API, version 2.0, that are needed.</summary>
internal interface IBitbucketApi
{
    /// <summary>Sets a build status. The same key on the same commit overwrites.</summary>
    [Post("/repositories/{workspace}/{repository}/commit/{commit}/statuses/build")]
    Task<BitbucketStatus> SetStatusAsync(
        string workspace,
        string repository,
        string commit,
        [Header("Authorization")] string authorization,
        [Body] BitbucketStatus status,
        CancellationToken cancellationToken);

    /// <summary>A tag; 404 when there is none.</summary>
    [Get("/repositories/{workspace}/{repository}/refs/tags/{name}")]
    Task<BitbucketTag> GetTagAsync(
        string workspace, string repository, string name, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>Makes a tag; 400 when there is one of that name.</summary>
    [Post("/repositories/{workspace}/{repository}/refs/tags")]
    Task<BitbucketTag> TagAsync(
        string workspace,
        string repository,
        [Header("Authorization")] string authorization,
        [Body] BitbucketTag tag,
        CancellationToken cancellationToken);

    /// <summary>A page of the comments of an issue, oldest first.</summary>
    [Get("/repositories/{workspace}/{repository}/issues/{issue}/comments?pagelen=100")]
    Task<BitbucketComments> CommentsAsync(
        string workspace,
        string repository,
        int issue,
        [AliasAs("page")] int page,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);

    /// <summary>Comments on an issue; each call is a comment of its own.</summary>
    /// <returns>The comment.</returns>
    [Post("/repositories/{workspace}/{repository}/issues/{issue}/comments")]
    Task<BitbucketComment> CommentAsync(
        string workspace,
        string repository,
        int issue,
        [Header("Authorization")] string authorization,
        [Body] BitbucketComment comment,
        CancellationToken cancellationToken);
}
