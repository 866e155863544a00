using Refit;

namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>The calls of Bitbucket Cloud's API, version 2.0, that tell what lies between two commits. Each page names the next one; an empty answer is null.</summary>
internal interface IBitbucketHistoryApi
{
    /// <summary>The commits that are in one history and not in another, newest first; 404 when either is unknown.</summary>
    [Get("/repositories/{workspace}/{repository}/commits/{to}?pagelen=100")]
    Task<BitbucketPage<BitbucketCommit>?> CommitsAsync(
        string workspace,
        string repository,
        string to,
        [AliasAs("exclude")] string from,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);

    /// <summary>A next page of commits.</summary>
    [Get("")]
    Task<BitbucketPage<BitbucketCommit>?> CommitsAsync([Url] string next, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>The files that differ. Of the two commits the one with the changes stands first: the other way round than in git.</summary>
    [Get("/repositories/{workspace}/{repository}/diffstat/{spec}?topic=false&renames=false")]
    Task<BitbucketPage<BitbucketDiffstat>?> DiffstatAsync(
        string workspace, string repository, string spec, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>A next page of files.</summary>
    [Get("")]
    Task<BitbucketPage<BitbucketDiffstat>?> DiffstatAsync([Url] string next, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>
    /// The pull requests that a commit is in, declined ones too. 404 when the workspace lacks the app that links them; 202 while they are gathered.
    /// </summary>
    [Get("/repositories/{workspace}/{repository}/commit/{commit}/pullrequests")]
    Task<BitbucketPage<BitbucketRequest>?> RequestsAsync(
        string workspace, string repository, string commit, [Header("Authorization")] string authorization, CancellationToken cancellationToken);
}
