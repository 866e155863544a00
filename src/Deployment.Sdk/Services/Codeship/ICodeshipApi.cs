using Refit;

namespace Deployment.Sdk.Services.Codeship;

/// <summary>The calls of Codeship's API, version 2, that are needed.</summary>
internal interface ICodeshipApi
{
    /// <summary>Gives a token for an hour.</summary>
    [Post("/auth")]
    Task<CodeshipToken> AuthenticateAsync([Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>The builds of a project.</summary>
    [Get("/organizations/{organization}/projects/{project}/builds")]
    Task<CodeshipBuilds> ListBuildsAsync(
        string organization,
        string project,
        [AliasAs("per_page")] int pageSize,
        [AliasAs("page")] int page,
        [Header("Authorization")] string authorization,
        CancellationToken cancellationToken);
}
