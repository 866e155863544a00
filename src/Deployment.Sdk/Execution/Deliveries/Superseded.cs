using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// A CI job whose commit was overtaken: the target already runs a descendant. The later push did what this one was for, so the job has
/// nothing left to do and does not have to be red. Who names a commit wants that commit, and is refused.
/// </summary>
internal static class Superseded
{
    /// <summary>How a refused deploy ends.</summary>
    public static DeliveryResult End(DeliverySession session, DeployOptions options, Refusal refusal)
    {
        if (!refusal.IsBackward || options.FailsWhenSuperseded || options.Commit is not null || session.Ci is not CiDetection.Found)
        {
            return DeliveryResult.From(refusal);
        }

        session.Log.Note($"warning: this job was overtaken, and delivers nothing: {refusal.Reason}");
        return new DeliveryResult(DeliveryOutcome.Done, $"superseded: {refusal.Reason}") { IsSuperseded = true };
    }
}
