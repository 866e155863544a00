using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Has a delivery confirmed and approved, and tells those who want to know that it waits.</summary>
internal sealed class Admission(DeliverySession session, Consent consent)
{
    /// <summary>Null when it may go ahead.</summary>
    /// <param name="state">The target.</param>
    /// <param name="revision">What would arrive.</param>
    /// <param name="source">Where it would come from; null for a deploy.</param>
    /// <param name="cancellationToken">Gives up; nothing was changed.</param>
    public async Task<Refusal?> AskAsync(
        TargetState state, Revision revision, TargetState? source, CancellationToken cancellationToken)
    {
        var target = state.Target;
        var context = Context(target, revision, source);
        var refusal = await Confirmation.AskAsync(target, consent, session.Person, cancellationToken).ConfigureAwait(false)
            ?? await GateKeeper.AskAsync(target, context, session.Log, cancellationToken).ConfigureAwait(false);
        if (refusal is { Outcome: DeliveryOutcome.ApprovalPending } or { IsFrozen: true }
            && session.Connect(target) is { Refusal: null, Value: var heroku })
        {
            await new DeliveryNews(session, state, revision, source, heroku)
                .TellAsync(refusal.IsFrozen ? DeliveryEventKind.Frozen : DeliveryEventKind.WaitingForApproval, refusal.Reason)
                .ConfigureAwait(false);
        }

        return refusal;
    }

    /// <summary>Asks once more, right before the first change, what time alone may have decided anew: whether the target is frozen.</summary>
    public Task<Refusal?> AskLastAsync(
        Target target, Revision revision, TargetState? source, CancellationToken cancellationToken) =>
        GateKeeper.AskLastAsync(target, Context(target, revision, source), cancellationToken);

    private GateContext Context(Target target, Revision revision, TargetState? source) =>
        new(target, revision.Commit, source, session.IsRehearsal, consent, session.Person, session.Time)
        {
            Outside = session.Services,
            Branch = source is null ? revision.Branch : null,
        };
}
