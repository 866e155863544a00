using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Promotes a release: decide, confirm, ask, look again, act, verify.</summary>
internal sealed class PromotionDelivery(DeliverySession session)
{
    public async Task<DeliveryResult> RunAsync(Target from, Target to, PromotionOptions options, CancellationToken cancellationToken)
    {
        var cleared = await ClearAsync(from, to, options, cancellationToken).ConfigureAwait(false);
        if (cleared.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var used = cleared.Value.Use(session.Time.GetUtcNow(), session.Plan.PolicyDigest);
        return used.Refusal is { } spent
            ? DeliveryResult.From(spent)
            : await CarryOutAsync(used.Value, options.LockWait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Decides a promotion, has it confirmed and runs its gates. Changes nothing.</summary>
    public async Task<Verdict<PromotionClearance>> ClearAsync(
        Target from, Target to, PromotionOptions options, CancellationToken cancellationToken)
    {
        try
        {
            // A leftover of an earlier delivery is a change as well: who may change nothing takes up none.
            if ((CiTrigger.Check(session)
                ?? PromotionPreparation.Check(session.Plan, from, to)
                ?? (options.SavedPlan is { } plan ? new SavedPlanCheck(session, plan).Fits(DeliveryVerb.Promote) : null)) is { } undeclared)
            {
                return undeclared;
            }

            // Before anything is read: a missing confirmation without a terminal fails at once.
            if (session.Person is Nobody
                && await Confirmation.AskAsync(to, options.Consent, session.Person, cancellationToken).ConfigureAwait(false) is { } mute)
            {
                return mute;
            }

            var left = new LeftOver(session);
            var connection = session.Connect(to);
            if (connection.Refusal is null)
            {
                // Whose token it is, the lock has to know: asked while the ledger is read.
                _ = session.AccountAsync(connection.Value, cancellationToken);
                if (await left.FinishAsync(to, [to], cancellationToken).ConfigureAwait(false) is { } unfinished)
                {
                    return unfinished;
                }
            }

            var prepared = await new DeclaredAddOns(session).DecideAsync(
                () => new PromotionPreparation(session).PrepareAsync(from, to, options.AllowFetch, cancellationToken),
                decided => decided.Unready,
                cancellationToken).ConfigureAwait(false);
            if ((prepared.Refusal ?? await OutdatedAsync(prepared.Value, options.SavedPlan, cancellationToken).ConfigureAwait(false)) is { } refusal)
            {
                return refusal;
            }

            var owing = await left.FinishOwingAsync(to, prepared.Value.Commit, cancellationToken).ConfigureAwait(false);
            if (owing.Failure is { } failure)
            {
                return failure;
            }

            if (owing.HasFinished)
            {
                prepared = await new PromotionPreparation(session)
                    .PrepareAsync(from, to, options.AllowFetch, cancellationToken).ConfigureAwait(false);
                if (prepared.Refusal is { } changed)
                {
                    return changed;
                }
            }

            prepared = prepared.Value with { SavedPlan = options.SavedPlan };
            session.Log.Heading($"{from.Name} v{prepared.Value.FromState.Builder.Running?.Version} ({CommitHash.Short(prepared.Value.Commit)}) -> {to.Name}");
            RealRun.Note(session, to);
            var no = prepared.Value.Steps.IsEmpty
                ? null
                : await UnverifiedAsync(prepared.Value, cancellationToken).ConfigureAwait(false)
                    ?? await new Admission(session, options.Consent) { Verb = DeliveryVerb.Promote, Steps = prepared.Value.Steps }
                        .AskAsync(prepared.Value.ToState, prepared.Value.Revision, prepared.Value.FromState, cancellationToken).ConfigureAwait(false);
            if (no is not null)
            {
                return no;
            }

            return new PromotionClearance(
                prepared.Value with { Consent = options.Consent }, session.Plan.PolicyDigest, session.Time.GetUtcNow() + PromotionClearance.Lifetime);
        }
        catch (HerokuException unread)
        {
            var result = Failures.BeforeAnyChange(unread);
            return new Refusal(result.Outcome, result.Message, result.Remedy);
        }
    }

    private async Task<Refusal?> OutdatedAsync(PreparedPromotion promotion, SavedPlan? plan, CancellationToken cancellationToken) =>
        plan is null ? null : await new SavedPlanCheck(session, plan).CheckAsync(promotion, cancellationToken).ConfigureAwait(false);

    // A release that answers badly now, or never passed, is not worth anybody's approval.
    private async Task<Refusal?> UnverifiedAsync(PreparedPromotion promotion, CancellationToken cancellationToken)
    {
        var verified = await new DeliveryRun(session)
            .VerifyAsync(Planner.Verify(promotion.FromState), promotion.FromState, promotion.To, promotion.Revision, cancellationToken).ConfigureAwait(false);
        return verified.IsSuccess ? null
            : verified.Outcome is DeliveryOutcome.Interrupted ? new Refusal(verified.Outcome, verified.Message)
            : Refusal.Policy(
                $"{promotion.From.Name} does not pass its own verification: {verified.Message}",
                $"repair {promotion.From.Name}, then promote");
    }

    /// <summary>Carries out what was cleared, if it still is what would be decided now.</summary>
    public async Task<DeliveryResult> CarryOutAsync(
        PreparedPromotion cleared, TimeSpan lockWait, CancellationToken cancellationToken)
    {
        try
        {
            if (cleared.Steps.IsEmpty)
            {
                var verified = await new DeliveryRun(session)
                    .VerifyAsync(Planner.Verify(cleared.ToState), cleared.ToState, cleared.To, cleared.Revision, cancellationToken).ConfigureAwait(false);
                return verified.IsSuccess
                    ? verified with { Message = $"nothing to do: {cleared.To.Name} already runs {CommitHash.Short(cleared.Commit)}" }
                    : verified;
            }

            if (await ReserveAsync(cleared.To, cancellationToken).ConfigureAwait(false) is { } wait)
            {
                return DeliveryResult.From(wait);
            }

            var connection = session.Connect(cleared.To);
            if (connection.Refusal is { } closed)
            {
                return DeliveryResult.From(closed);
            }

            return await new EnvironmentLock(session).WhileHeldAsync(
                cleared.To,
                connection.Value,
                new LockOptions($"promote {CommitHash.Short(cleared.Commit)} from {cleared.From.Name}", lockWait),
                held => CarryOutAsync(held, cleared, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure);
        }
    }

    private async Task<DeliveryResult> CarryOutAsync(HeldEnvironment held, PreparedPromotion cleared, CancellationToken cancellationToken)
    {
        try
        {
            var again = await new PromotionPreparation(session)
                .LookAgainAsync(cleared, cancellationToken).ConfigureAwait(false);
            if ((again.Refusal
                ?? await OutdatedAsync(again.Value, cleared.SavedPlan, cancellationToken).ConfigureAwait(false)) is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            if (again.Value.Steps.IsEmpty && held.HasWaited)
            {
                return new DeliveryResult(DeliveryOutcome.Done, $"nothing to do: {cleared.To.Name} runs {CommitHash.Short(cleared.Commit)} by now");
            }

            if (again.Value.Unready is [var unready, ..])
            {
                return DeliveryResult.From(unready.Refusal);
            }

            if (StepChanges.Between(cleared.Steps, again.Value.Steps) is { } change)
            {
                return DeliveryResult.From(Refusal.Outdated(
                    $"what was approved for {cleared.To.Name} is not what would be done now: {change}", "promote again"));
            }

            var last = await new Admission(session, cleared.Consent) { Verb = DeliveryVerb.Promote, Steps = again.Value.Steps }
                .AskLastAsync(again.Value.ToState, cleared.Revision, again.Value.FromState, cancellationToken).ConfigureAwait(false);
            if (last.Refusal is { } frozen)
            {
                return DeliveryResult.From(frozen);
            }

            return await new DeliveryRun(session).RunAsync(
                held, DeliveryVerb.Promote, again.Value.ToState, again.Value.FromState, again.Value.Steps, cleared.Revision, last.Value, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure);
        }
    }

    private async Task<Refusal?> ReserveAsync(Target target, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        return connection.Refusal
            ?? await RateReserve.AwaitAsync(connection.Value, session.Log, session.Time, cancellationToken).ConfigureAwait(false);
    }
}
