using Refit;

namespace Deployment.Sdk.Services.GitLab;

/// <summary>The calls of GitLab's REST API, version 4, that are needed.</summary>
internal interface IGitLabApi
{
    /// <summary>Makes a deployment; each call makes one more.</summary>
    /// <param name="project">The project's id, or its path with its groups.</param>
    /// <param name="token">The token.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Post("/projects/{project}/deployments")]
    Task<GitLabMade> DeployAsync(
        string project, [Header("PRIVATE-TOKEN")] string token, [Body] GitLabDeployment deployment, CancellationToken cancellationToken);

    /// <summary>Says how a deployment ended.</summary>
    [Put("/projects/{project}/deployments/{deployment}")]
    Task<GitLabMade> SetStatusAsync(
        string project, string deployment, [Header("PRIVATE-TOKEN")] string token, [Body] GitLabStatus status, CancellationToken cancellationToken);
}
