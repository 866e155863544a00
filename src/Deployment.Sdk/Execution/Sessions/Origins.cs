using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Who this process is, as the ledger writes it down.</summary>
internal static class Origins
{
    public static LedgerOrigin Of(DeliverySession session, Uri api, Account? account)
    {
        var build = (session.Ci as CiDetection.Found)?.Build;
        return new LedgerOrigin(session.RunId, api, System.Environment.MachineName, DeliveryTelemetry.Version)
        {
            Account = account?.Email,
            Actor = build?.Actor ?? (build is null ? System.Environment.UserName : null),
            Ci = build?.Provider,
            Build = build?.BuildUrl,
            Process = System.Environment.ProcessId,
        };
    }

    /// <summary>The holder of a lock, in words.</summary>
    public static LeaseHolder HolderOf(LedgerOrigin origin, string reason) => new(
        origin.Run,
        origin.Actor ?? origin.Account ?? origin.Ci ?? "somebody",
        origin.Machine,
        origin.Process,
        reason)
    {
        Started = origin.Process is { } process ? ProcessTable.StartOf(process) : null,
        Scope = ProcessTable.Scope,
    };
}
