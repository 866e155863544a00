namespace Deployment.Sdk;

/// <summary>What a branch is for in the team's branching model.</summary>
public enum BranchRole
{
    /// <summary>The line that is always releasable; the only stable one unless a <see cref="BranchAttribute"/> says otherwise.</summary>
    Main,

    /// <summary>The line on which finished features meet.</summary>
    Develop,

    /// <summary>A release being prepared.</summary>
    Release,

    /// <summary>An urgent correction of what is live.</summary>
    Hotfix,

    /// <summary>Work in progress.</summary>
    Feature,
}
