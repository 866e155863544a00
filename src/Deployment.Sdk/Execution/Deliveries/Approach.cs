using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What may be asked of a branch and a commit before they come near a target: is the branch more than a label.</summary>
/// <param name="IsRemoteTip">Whether the commit is the tip of its branch at the remote, or stands for it in a rehearsal.</param>
/// <param name="Note">What to tell; null when all is plain.</param>
internal sealed record Approach(bool IsRemoteTip, string? Note)
{
    public static async Task<Verdict<Approach>> OfAsync(
        DeliverySession session, Target target, Revision revision, bool allowFetch, CancellationToken cancellationToken)
    {
        if (session.Git is not { } git || revision.Branch is not { } branch)
        {
            return Refusal.Policy(
                "a branch name is only a label, and there is no git repository here to check it against",
                "run the command inside the repository");
        }

        var mustBeContained = session.Plan.IsPassedOn(target.Definition);
        var provenance = await Provenance.CheckAsync(git, branch, revision.Commit, allowFetch, cancellationToken).ConfigureAwait(false);
        return provenance switch
        {
            ProvenanceResult.Contained contained => new Approach(contained.IsTip, null),
            ProvenanceResult.NotContained no when mustBeContained => Refusal.Policy(
                $"{CommitHash.Short(revision.Commit)} may not go to {target.Name} as {branch}: {no.Reason}",
                $"{target.Name} can be promoted, so only what is on {branch} at the remote goes there: merge and push first"),
            ProvenanceResult.NotContained no => new Approach(false, no.Reason),
            _ when session.IsRehearsal => new Approach(true, $"{Reason(provenance)} The rehearsal goes on without that check."),
            _ when mustBeContained => Refusal.Policy(
                $"{CommitHash.Short(revision.Commit)} may not go to {target.Name} as {branch}: {Reason(provenance)}",
                Remedy(provenance, target, branch)),
            ProvenanceResult.Unknown unknown => new Approach(false, $"{unknown.Reason} To have it told: {unknown.Remedy}."),
            _ => new Approach(false, Reason(provenance)),
        };
    }

    private static string Reason(ProvenanceResult provenance) => provenance switch
    {
        ProvenanceResult.BranchAbsent absent => absent.Reason,
        ProvenanceResult.NoRemote none => none.Reason,
        ProvenanceResult.Unknown unknown => unknown.Reason,
        _ => provenance.ToString(),
    };

    private static string Remedy(ProvenanceResult provenance, Target target, string branch) => provenance switch
    {
        ProvenanceResult.NoRemote => RemoteTrouble.NoRemote,
        ProvenanceResult.Unknown unknown => unknown.Remedy,
        _ => $"{target.Name} can be promoted, so only what is on {branch} at the remote goes there: push first",
    };
}
