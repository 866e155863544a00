using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Has a delivery confirmed and approved, and tells those who want to know that it waits.</summary>
internal sealed class Admission(DeliverySession session, Consent consent)
{
    /// <summary>Null when it may go ahead.</summary>
    /// <param name="state">The target.</param>
    /// <param name="revision">What would arrive.</param>
    /// <param name="promotedFrom">Where it would come from; null for a deploy.</param>
    /// <param name="cancellationToken">Gives up; nothing was changed.</param>
    public async Task<Refusal?> AskAsync(
        TargetState state, Revision revision, Target? promotedFrom, CancellationToken cancellationToken)
    {
        var target = state.Target;
        var context = new GateContext(
            target, revision.Commit, promotedFrom?.Name, session.IsRehearsal, consent, session.Person);
        var refusal = await Confirmation.AskAsync(target, consent, session.Person, cancellationToken).ConfigureAwait(false)
            ?? await GateKeeper.AskAsync(target, context, session.Log, cancellationToken).ConfigureAwait(false);
        if (refusal is { Outcome: DeliveryOutcome.ApprovalPending } && session.Connect(target) is { Refusal: null, Value: var heroku })
        {
            await new DeliveryNews(session, state, revision, promotedFrom is null ? revision.Branch : null, heroku.Api)
                .TellAsync(DeliveryEventKind.WaitingForApproval, refusal.Reason).ConfigureAwait(false);
        }

        return refusal;
    }
}
