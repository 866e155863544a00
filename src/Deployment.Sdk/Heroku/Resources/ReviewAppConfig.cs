namespace Deployment.Sdk.Heroku;

/// <summary>How a pipeline makes review apps: <c>GET /pipelines/{pipeline}/review-app-config</c>, 404 where it makes none.</summary>
internal sealed record ReviewAppConfig
{
    /// <summary>The identifier of the pipeline, a UUID in lower case.</summary>
    public required string PipelineId { get; init; }

    /// <summary>The repository.</summary>
    public ReviewAppRepository? Repo { get; init; }

    /// <summary>Whether every pull request gets one by itself.</summary>
    public bool AutomaticReviewApps { get; init; }

    /// <summary>Whether those that nothing was delivered to for <see cref="StaleDays"/> are deleted.</summary>
    public bool DestroyStaleApps { get; init; }

    /// <summary>Days without a delivery after which a review app counts as stale.</summary>
    public int StaleDays { get; init; }

    /// <summary>Whether they are built only when CI has passed.</summary>
    public bool WaitForCi { get; init; }

    /// <summary>What their names begin with; null for the pipeline's own name.</summary>
    public string? BaseName { get; init; }

    /// <summary>Where they run; null for the default region.</summary>
    public ReviewAppDeployTarget? DeployTarget { get; init; }
}
