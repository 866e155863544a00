namespace Deployment.Sdk;

/// <summary>Gives the branches that a pattern matches a role, beside or instead of a branching model's own.</summary>
/// <param name="pattern">A branch pattern, such as <c>experiment/**</c>.</param>
/// <param name="role">What these branches are for.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BranchAttribute(string pattern, BranchRole role) : Attribute
{
    /// <summary>The branch pattern.</summary>
    public string Pattern { get; } = pattern ?? "";

    /// <summary>What these branches are for.</summary>
    public BranchRole Role { get; } = role;

    /// <summary>Whether these branches may reach production. False unless set, whatever the role.</summary>
    public bool Stable { get; init; }
}
