namespace Deployment.Sdk;

/// <summary>A service that keeps the code and guards its branches.</summary>
public enum CodeHost
{
    /// <summary>GitHub.</summary>
    GitHub,

    /// <summary>GitLab.</summary>
    GitLab,

    /// <summary>Bitbucket Cloud.</summary>
    BitbucketCloud,

    /// <summary>Bitbucket Data Center.</summary>
    BitbucketDataCenter,
}
