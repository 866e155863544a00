namespace Deployment.Sdk.Plans.Classes;

/// <summary>What the branching model says of a branch.</summary>
/// <param name="Role">What it is for; null when no line names it.</param>
/// <param name="IsStable">Whether it may reach production.</param>
internal readonly record struct BranchStanding(BranchRole? Role, bool IsStable)
{
    /// <summary>No line names it.</summary>
    public static BranchStanding None { get; } = new(null, IsStable: false);
}
