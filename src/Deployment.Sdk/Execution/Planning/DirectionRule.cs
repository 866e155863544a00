using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Which way a delivery may move an environment.</summary>
internal static class DirectionRule
{
    /// <param name="direction">How the commit lies to what runs.</param>
    /// <param name="target">Where it goes, for the message.</param>
    /// <param name="forwardOnly">Whether only a descendant may arrive.</param>
    /// <param name="isRemoteTip">Whether the commit is the tip of its branch at the remote.</param>
    public static Refusal? Check(Direction direction, Target target, bool forwardOnly, bool isRemoteTip) => direction switch
    {
        Direction.First or Direction.Forward or Direction.Same => null,
        Direction.Unknown unknown => Refusal.Outdated(
            $"it cannot be told whether the commit is newer than what {target.Name} runs: {unknown.Reason}",
            unknown.Remedy
                ?? $"go back to what ran there before (dotnet run -- rollback {target.Name}), or push the commit that runs there to the remote; "
                    + "then deliver again"),
        Direction.Backward when forwardOnly => Refusal.Outdated(
            $"{target.Name} already runs a descendant of this commit; it only moves forward",
            "deliver the newer commit, or revert on the branch and deliver that") with { IsBackward = true },
        Direction.Diverged when forwardOnly => Refusal.Outdated(
            $"{target.Name} runs a commit that this one does not contain; it only moves forward",
            "merge what runs there into the branch, then deliver again"),
        _ when isRemoteTip => null,
        _ => Refusal.Outdated(
            $"{target.Name} runs a commit that this one does not contain, and this one is not the tip of its branch at the remote",
            "push the branch, then deliver again"),
    };
}
