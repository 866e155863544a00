using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// A CI job whose commit was overtaken: the target already runs a descendant. The later push did what this one was for, so the job has
/// nothing left to do there and does not have to be red. Who names a commit wants that commit, and is refused. A promotion has no commit
/// of its own and takes what its source runs when it runs: where that is older than the target, no push overtook it, and it is refused.
/// </summary>
internal static class Superseded
{
    /// <summary>The refusal of one target, marked where it only leaves that one out.</summary>
    public static Refusal Mark(DeliverySession session, DeployOptions options, Target target, Refusal refusal) =>
        refusal.IsBackward
        && options.Commit is null
        && session.Ci is CiDetection.Found
        && (options.Superseded ?? DeclaredBy(target)) == SupersededPolicy.Skip
            ? refusal with { IsSuperseded = true }
            : refusal;

    /// <summary>How a refused deploy ends.</summary>
    public static DeliveryResult End(DeliverySession session, Refusal refusal)
    {
        if (!refusal.IsSuperseded)
        {
            return DeliveryResult.From(refusal);
        }

        session.Log.Note($"warning: this job was overtaken, and delivers nothing there: {refusal.Reason}");
        return new DeliveryResult(DeliveryOutcome.Done, $"superseded: {refusal.Reason}") { IsSuperseded = true };
    }

    private static SupersededPolicy DeclaredBy(Target target) =>
        target.Definition.Of<SupersededAttribute>() is [.., var declared] ? declared.Policy : SupersededPolicy.Skip;
}
