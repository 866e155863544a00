using Refit;

namespace Deployment.Sdk.Services.GitHub;

/// <summary>The calls of GitHub's REST API that are needed.</summary>
[Headers("Accept: application/vnd.github+json", "X-GitHub-Api-Version: 2022-11-28")]
internal interface IGitHubApi
{
    /// <summary>Makes a deployment; each call makes one more.</summary>
    [Post("/repos/{owner}/{repository}/deployments")]
    Task<GitHubMade> DeployAsync(
        string owner,
        string repository,
        [Header("Authorization")] string authorization,
        [Body] GitHubDeployment deployment,
        CancellationToken cancellationToken);

    /// <summary>The newest deployment of a commit to an environment; none where there was no such.</summary>
    [Get("/repos/{owner}/{repository}/deployments?task=deploy&per_page=1")]
    Task<IReadOnlyList<GitHubMade>> DeploymentsAsync(
        string owner,
        string repository,
        [AliasAs("sha")] string commit,
        [AliasAs("environment")] string environment,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);

    /// <summary>Says how a deployment goes. Said twice, it is as said once.</summary>
    [Post("/repos/{owner}/{repository}/deployments/{deployment}/statuses")]
    Task<GitHubState> SetStateAsync(
        string owner,
        string repository,
        string deployment,
        [Header("Authorization")] string authorization,
        [Body] GitHubState state,
        CancellationToken cancellationToken);

    /// <summary>A page of the comments of an issue or pull request, oldest first.</summary>
    [Get("/repos/{owner}/{repository}/issues/{issue}/comments?per_page=100")]
    Task<IReadOnlyList<GitHubComment>> CommentsAsync(
        string owner,
        string repository,
        int issue,
        [AliasAs("page")] int page,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);

    /// <summary>Comments on an issue or pull request; each call is a comment of its own.</summary>
    [Post("/repos/{owner}/{repository}/issues/{issue}/comments")]
    Task<GitHubComment> CommentAsync(
        string owner,
        string repository,
        int issue,
        [Header("Authorization")] string authorization,
        [Body] GitHubComment comment,
        CancellationToken cancellationToken);
}
