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
}
