using Refit;

namespace Deployment.Sdk.Services.Sentry;

/// <summary>The calls of Sentry's API that are needed.</summary>
internal interface ISentryApi
{
    /// <summary>Makes a release known: 201 when it is new, 208 when it is known already.</summary>
    [Post("/api/0/organizations/{organization}/releases/")]
    Task<SentryKnown> ReleaseAsync(
        string organization, [Header("Authorization")] string authorization, [Body] SentryRelease release, CancellationToken cancellationToken);

    /// <summary>Says that a release runs in an environment; each call is a deploy of its own.</summary>
    [Post("/api/0/organizations/{organization}/releases/{version}/deploys/")]
    Task<SentryDeployed> DeployAsync(
        string organization,
        string version,
        [Header("Authorization")] string authorization,
        [Body] SentryDeploy deploy,
        CancellationToken cancellationToken);
}
