using Refit;

namespace Deployment.Sdk.Services.GitHub;

/// <summary>The calls of GitHub's REST API that tell what was found of a commit. All of them read.</summary>
[Headers("Accept: application/vnd.github+json", "X-GitHub-Api-Version: 2022-11-28")]
internal interface IGitHubChecksApi
{
    /// <summary>The newest check runs of a name.</summary>
    [Get("/repos/{owner}/{repository}/commits/{commit}/check-runs?filter=latest&per_page=100")]
    Task<GitHubCheckRuns> CheckRunsAsync(
        string owner,
        string repository,
        string commit,
        [AliasAs("check_name")] string name,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);

    /// <summary>A page of the newest statuses. They are apart from check runs, and of a commit without any the whole is pending.</summary>
    [Get("/repos/{owner}/{repository}/commits/{commit}/status?per_page=100")]
    Task<GitHubStatuses> StatusesAsync(
        string owner,
        string repository,
        string commit,
        [AliasAs("page")] int page,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);
}
