using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Has a delivery confirmed and approved, and tells those who want to know that it waits. A rollback is confirmed as well, but it asks
/// nobody and waits for nothing: the freezes and holds that it goes through are written down and told.
/// </summary>
internal sealed class Admission(DeliverySession session, Consent consent)
{
    /// <summary>What is done, as the ledger calls it.</summary>
    public required string Verb { get; init; }

    /// <summary>That of a rollback.</summary>
    /// <param name="session">The session.</param>
    /// <param name="consent">What whoever goes back confirmed beforehand.</param>
    /// <param name="reason">Why they do; null when they do not say.</param>
    public static Admission OfRollback(DeliverySession session, Consent consent, string? reason) =>
        new(session, consent with { Override = reason ?? "what went wrong is taken back" }) { Verb = DeliveryVerb.Rollback };

    /// <summary>What would be done: a yes is about that too.</summary>
    public DeliverySteps Steps { get; init; } = new([], []);

    /// <summary>Null when it may go ahead.</summary>
    /// <param name="state">The target.</param>
    /// <param name="revision">What would arrive.</param>
    /// <param name="source">Where it would come from; null for a deploy.</param>
    /// <param name="cancellationToken">Gives up; nothing was changed.</param>
    public async Task<Refusal?> AskAsync(
        TargetState state, Revision revision, TargetState? source, CancellationToken cancellationToken)
    {
        var target = state.Target;
        if (consent.Override is { } reason && StatedText.Of(session, "--reason", reason).Refusal is { } unstated)
        {
            return unstated;
        }

        var refusal = await Confirmation.AskAsync(target, consent, session.Person, cancellationToken).ConfigureAwait(false)
            ?? await DecideAsync(state, revision, source, cancellationToken).ConfigureAwait(false);
        if (refusal is { Outcome: DeliveryOutcome.ApprovalPending } or { IsFrozen: true }
            && session.Connect(target) is { Refusal: null, Value: var heroku })
        {
            await new DeliveryNews(session, state, revision, source, heroku, Verb)
                .TellAsync(refusal.IsFrozen ? DeliveryEventKind.Frozen : DeliveryEventKind.WaitingForApproval, refusal.Reason)
                .ConfigureAwait(false);
        }

        return refusal;
    }

    /// <summary>
    /// Asks once more, right before the first change, what may have been decided anew: whether the target is frozen or held, and whether
    /// what was recorded still stands. What is gone through by force is written down and told here.
    /// </summary>
    /// <param name="state">The target, as it is now.</param>
    /// <param name="revision">What would arrive.</param>
    /// <param name="source">Where it would come from; null for what is no promotion.</param>
    /// <param name="cancellationToken">Gives up; nothing was changed.</param>
    /// <returns>Up to where people were heard: the delivery begins unless they say something else since.</returns>
    public async Task<Verdict<LastWord>> AskLastAsync(
        TargetState state, Revision revision, TargetState? source, CancellationToken cancellationToken)
    {
        var target = state.Target;
        var context = Context(target, revision, source, approvals: null);
        var heard = await WithLedgerAsync<Verdict<LastWord>>(
            target,
            refusal => refusal,
            (ledger, view) => AskLastAsync(ledger, view, context, state, revision, source, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (heard.Refusal is null && context.Forced.Count > 0)
        {
            await new EnvironmentNews(session, target) { IsOfConfigAlone = Verb == DeliveryVerb.Config }.TellAsync(
                DeliveryEventKind.RuleForced, revision.Commit, $"{string.Join("; ", context.Forced)}; {Done} all the same: {OverrideReason}").ConfigureAwait(false);
        }

        return heard;
    }

    private Task<Refusal?> DecideAsync(TargetState state, Revision revision, TargetState? source, CancellationToken cancellationToken) =>
        WithLedgerAsync<Refusal?>(
            state.Target,
            refusal => refusal,
            async (ledger, view) =>
            {
                var target = state.Target;
                if (IsWayBack)
                {
                    return await GoThroughAsync(view, target, Context(target, revision, source, approvals: null), cancellationToken).ConfigureAwait(false);
                }

                var approvals = await ApprovalsAsync(
                    ledger, view, state, revision, source, consent, _ => true, cancellationToken).ConfigureAwait(false);
                var context = Context(target, revision, source, approvals);
                if (StandingRules.HoldNote(view, target, Trigger) is { } note)
                {
                    session.Log.Note(note);
                }

                NoteFirst(ledger, view, target);
                var refusal = StandingRules.Policy(view, target, session.Plan.PolicyDigest, ledger.Store.IsShared, session.IsRehearsal)
                    ?? Standing(view, target, context)
                    ?? approvals.Pinned();
                return refusal
                    ?? await approvals.RecordAsync(
                        await GateKeeper.AskAsync(target, context, session.Log, cancellationToken).ConfigureAwait(false), cancellationToken)
                        .ConfigureAwait(false);
            },
            cancellationToken);

    // Told before it is confirmed; written down with the first change.
    private async Task<Refusal?> GoThroughAsync(LedgerView view, Target target, GateContext context, CancellationToken cancellationToken)
    {
        if (StandingRules.HoldNote(view, target, Trigger) is { } note)
        {
            session.Log.Note(note);
        }

        return Standing(view, target, context)
            ?? await GateKeeper.AskAsync(target, context, session.Log, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Verdict<LastWord>> AskLastAsync(
        EnvironmentLedger ledger,
        LedgerView view,
        GateContext context,
        TargetState state,
        Revision revision,
        TargetState? source,
        CancellationToken cancellationToken)
    {
        var target = state.Target;

        // Whoever asked once more was heard: a no is one to what they asked just now.
        var approvals = IsWayBack
            ? null
            : await ApprovalsAsync(
                ledger, view, state, revision, source, consent with { AsksAgain = false }, rule => rule.NotRequester, cancellationToken)
                .ConfigureAwait(false);
        if (((IsWayBack ? null : StandingRules.Policy(view, target, session.Plan.PolicyDigest, ledger.Store.IsShared, session.IsRehearsal))
            ?? Standing(view, target, context)
            ?? await GateKeeper.AskLastAsync(target, context, cancellationToken).ConfigureAwait(false)
            ?? approvals?.StillGiven()) is { } refusal)
        {
            return refusal;
        }

        await ledger.AppendAsync(
            newest =>
            [
                .. context.Forced.Select(rule => new RuleForced(rule, OverrideReason)),
                .. target.Stage == Stage.Production && !session.IsRehearsal && StandingRules.AcceptsByItself(newest, ledger.Store.IsShared)
                    ? [new PolicyAccepted(session.Plan.PolicyDigest, "the first delivery")]
                    : Array.Empty<LedgerFact>(),
            ],
            lease: null,
            cancellationToken).ConfigureAwait(false);
        return new LastWord(target, view.Version, Trigger, approvals?.Subject);
    }

    private void NoteFirst(EnvironmentLedger ledger, LedgerView view, Target target)
    {
        if (target.Stage == Stage.Production && !session.IsRehearsal && StandingRules.AcceptsByItself(view, ledger.Store.IsShared))
        {
            session.Log.Note(
                $"warning: the ledger {ledger.Store.Name} knows of no delivery to {target.Name}, so this first one accepts the plan {session.Plan.PolicyDigest[..12]} by itself; "
                + $"a team keeps one ledger ({LedgerSource.Variable}), where somebody accepts it");
        }
    }

    private Refusal? Standing(LedgerView view, Target target, GateContext context)
    {
        foreach (var rule in StandingRules.Of(view, target, Trigger, session.Time.GetUtcNow()))
        {
            if (consent.Override is null)
            {
                return Refusal.Policy($"{target.Name} is closed: {rule.Text}", rule.Remedy) with { IsFrozen = rule.IsFreeze };
            }

            session.Log.Note($"{target.Name} is {rule.Text}; going on all the same: {OverrideReason}");
            context.Forced.Add(rule.Text);
        }

        return null;
    }

    private async Task<T> WithLedgerAsync<T>(
        Target target, Func<Refusal, T> refused, Func<EnvironmentLedger, LedgerView, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await new TargetLedger(session).OpenAsync(target, cancellationToken).ConfigureAwait(false);
            if (opened.Refusal is { } closed)
            {
                return refused(closed);
            }

            using var open = opened.Value;
            return StandingRules.Unknown(open.View, target) is { } unknown
                ? refused(unknown)
                : await ask(open.Ledger, open.View).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            return refused(LedgerSource.Refused(failure));
        }
    }

    // Who asks is found out where a rule is about them, or where it has to be written down.
    private async Task<ApprovalCase> ApprovalsAsync(
        EnvironmentLedger ledger,
        LedgerView view,
        TargetState state,
        Revision revision,
        TargetState? source,
        Consent given,
        Func<RequiresApprovalAttribute, bool> isAboutWhoAsks,
        CancellationToken cancellationToken)
    {
        var target = state.Target;
        var rules = target.Definition.Of<RequiresApprovalAttribute>();
        var requesters = rules.Any(isAboutWhoAsks)
            ? await Requesters.FindAsync(
                session, state, revision.Commit, ledger.Origin.Account, People.Of(session.Plan), cancellationToken).ConfigureAwait(false)
            : null;
        var steps = rules.IsEmpty
            ? []
            : ApprovedSteps.Of(Steps, (await ledger.Store.ReadKeyAsync(cancellationToken).ConfigureAwait(false)).ToArray());
        var subject = ApprovalSubjects.Of(Verb, target, revision, source, session.Plan.PolicyDigest, steps);
        return await ApprovalCase.OpenAsync(session, ledger, view, target, subject, given, requesters, cancellationToken).ConfigureAwait(false);
    }

    private bool IsWayBack => Verb == DeliveryVerb.Rollback;

    private string Done => Verb switch
    {
        DeliveryVerb.Rollback => "rolled back",
        DeliveryVerb.Config => "config set",
        _ => "delivered",
    };

    private string OverrideReason => StatedText.Of(session, "--reason", consent.Override!).Value;

    // A promotion has no revision of its own that a push could have started; its CI job has.
    private Trigger Trigger => session.Ci.Trigger;

    private GateContext Context(Target target, Revision revision, TargetState? source, ApprovalCase? approvals)
    {
        var context = new GateContext(target, revision.Commit, source, session.IsRehearsal, consent, session.Person, session.Time)
        {
            Gates = GateKeeper.GatesOf(target, Verb),
        };
        context.Approvals = approvals;
        context.Outside = session.Services;
        context.Branch = Verb == DeliveryVerb.Deploy ? revision.Branch : null;
        return context;
    }
}
