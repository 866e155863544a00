namespace Deployment.Sdk;

/// <summary>
/// Declares that the team works by Gitflow. Besides the two long-lived branches, <c>feature/*</c>, <c>release/*</c> and
/// <c>hotfix/*</c> get their roles. Only <see cref="Main"/> is stable.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GitflowAttribute : Attribute
{
    /// <summary>The name of the main branch, a branch pattern. <c>master</c> unless set.</summary>
    public string Main { get; init => field = value ?? ""; } = "master";

    /// <summary>The name of the branch on which features meet, a branch pattern. <c>develop</c> unless set.</summary>
    public string Develop { get; init => field = value ?? ""; } = "develop";
}
