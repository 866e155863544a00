using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What started this process: only pushes, manual runs and schedules change anything, whatever the verb.</summary>
internal static class CiTrigger
{
    /// <summary>Why it may not; null when it may. A rehearsal changes nothing outside this machine.</summary>
    public static Refusal? Check(DeliverySession session) =>
        !session.IsRehearsal && session.Ci is CiDetection.Refused { Refusal: var refused }
            ? new Refusal((DeliveryOutcome)refused.ExitCode, refused.Reason)
            : null;
}
