namespace Deployment.Sdk;

/// <summary>A service that builds branches and runs deliveries.</summary>
public enum CiService
{
    /// <summary>GitHub Actions.</summary>
    GitHubActions,

    /// <summary>Bitbucket Pipelines.</summary>
    BitbucketPipelines,

    /// <summary>GitLab CI/CD.</summary>
    GitLabCi,

    /// <summary>Codeship Basic, which shut down in January 2026.</summary>
    CodeshipBasic,

    /// <summary>Codeship Pro, which shut down in January 2026.</summary>
    CodeshipPro,

    /// <summary>CircleCI.</summary>
    CircleCi,

    /// <summary>CloudBees Unify.</summary>
    CloudBeesUnify,
}
