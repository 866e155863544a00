using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Rolls an environment back: decide, confirm, look again, act, verify. It asks no approval, waits for no freeze and needs no reserve
/// of calls: it takes back what went wrong. The freezes and holds that it goes through are written down and told.
/// </summary>
internal sealed class RollbackDelivery(DeliverySession session)
{
    public async Task<DeliveryResult> RunAsync(Target target, RollbackOptions options, CancellationToken cancellationToken)
    {
        try
        {
            // Before anything is read: a missing confirmation without a terminal fails at once.
            var no = CiTrigger.Check(session)
                ?? (options.Reason is { } text ? StatedText.Of(session, "--reason", text).Refusal : null)
                ?? (session.Person is Nobody
                    ? await Confirmation.AskAsync(target, options.Consent, session.Person, cancellationToken).ConfigureAwait(false)
                    : null);
            if (no is not null)
            {
                return DeliveryResult.From(no);
            }

            // What was left unfinished is ended first; that it ended badly is a reason to roll back, not one against it.
            var left = session.Connect(target).Refusal is null
                ? await new LeftOver(session).TakeUpAsync(target, [target], cancellationToken).ConfigureAwait(false)
                : null;
            if (left is { IsSuccess: false })
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return left;
                }

                session.Log.Note(left.Message);
            }

            var prepared = await new RollbackPreparation(session).PrepareAsync(target, options, cancellationToken).ConfigureAwait(false);
            if (prepared.Refusal is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            if (prepared.Value.Steps.IsEmpty)
            {
                // What could not be taken up may have closed it.
                return left is { IsLeftUnfinished: true } ? left : NothingToDo(prepared.Value);
            }

            var from = prepared.Value.State.Builder;
            session.Log.Heading(
                $"{target.Name}: back from v{from.Running?.Version} ({CommitHash.Short(from.RunningCommit ?? "none")}) to {CommitHash.Short(prepared.Value.To)} of v{prepared.Value.Version}");
            RealRun.Note(session, target);
            return await Admission(options).AskAsync(prepared.Value.State, prepared.Value.Revision, null, cancellationToken).ConfigureAwait(false) is { } refused
                ? DeliveryResult.From(refused)
                : await LockedAsync(prepared.Value, options, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure, target);
        }
    }

    private async Task<DeliveryResult> LockedAsync(PreparedRollback decided, RollbackOptions options, CancellationToken cancellationToken)
    {
        var connection = session.Connect(decided.Target);
        if (connection.Refusal is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        return await new EnvironmentLock(session).WhileHeldAsync(
            decided.Target,
            connection.Value,
            new LockOptions($"rollback to {CommitHash.Short(decided.To)}", options.LockWait) { IsWayBack = true },
            held => LookAgainAsync(held, decided, options, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<DeliveryResult> LookAgainAsync(
        HeldEnvironment held, PreparedRollback decided, RollbackOptions options, CancellationToken cancellationToken)
    {
        // Questions take time. What was decided is decided again on what is true now, and must come out the same.
        var again = await new RollbackPreparation(session)
            .PrepareAsync(decided.Target, options with { Version = decided.Version }, cancellationToken).ConfigureAwait(false);
        if (again.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        if (again.Value.Steps.IsEmpty)
        {
            return NothingToDo(again.Value);
        }

        var last = StepChanges.Between(decided.Steps, again.Value.Steps) is { } change
            ? Refusal.Outdated($"{decided.Target.Name} changed after this was decided: {change}", "roll back again")
            : await Admission(options).AskLastAsync(again.Value.State, again.Value.Revision, null, cancellationToken).ConfigureAwait(false);
        return last.Refusal is { } no ? DeliveryResult.From(no)
            : held.View.Unfinished is { } left
            ? await InPlaceOfAsync(held, left, again.Value, options, last.Value, cancellationToken).ConfigureAwait(false)
            : await CarryOutAsync(held, again.Value, options, last.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Goes back in place of a delivery that cannot be taken up. Nothing of that one arrives any more: the environment was not taken before
    /// its last call had its time, and no rollback is decided while a build or a release is pending.
    /// </summary>
    private async Task<DeliveryResult> InPlaceOfAsync(
        HeldEnvironment held, Journal left, PreparedRollback decided, RollbackOptions options, LastWord last, CancellationToken cancellationToken)
    {
        var target = decided.Target;
        var connection = session.Connect(target);
        if (connection.Refusal is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        // Opened first, as after any delivery that failed: a crash from here on leaves nothing closed.
        left = await KeptFacts.BringAsync(session, held, left, cancellationToken).ConfigureAwait(false);
        var stuck = await new Reopening(left).RunAsync(session, held, target, connection.Value).ConfigureAwait(false);
        var end = $"given up: rolled back to {CommitHash.Short(decided.To)} in its place{(stuck is null ? "" : $"; {stuck}")}";
        try
        {
            await held.Journal.AppendAsync(
                new DeliveryEnded(left.Run, (int)DeliveryOutcome.StateUnknown, end, left.Began.Apps), CancellationToken.None).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            return DeliveryResult.From(LedgerSource.Refused(failure));
        }

        session.Log.Note($"{left.Began.Verb} of {CommitHash.Short(left.Began.Commit)} by run {left.Run} is given up for this rollback");

        // Its maintenance was not a person's, so the rollback has one of its own.
        var again = await AfterAsync(left, decided, options, cancellationToken).ConfigureAwait(false);
        var result = again.Refusal is { } refusal
            ? DeliveryResult.From(refusal)
            : again.Value.Steps.IsEmpty ? NothingToDo(again.Value)
            : await CarryOutAsync(held, again.Value, options, last, cancellationToken).ConfigureAwait(false);
        return stuck is null ? result : result with { Outcome = DeliveryOutcome.StateUnknown, Message = $"{result.Message}; {stuck}" };
    }

    // By now something was changed: what goes wrong here is told with it.
    private async Task<Verdict<PreparedRollback>> AfterAsync(
        Journal left, PreparedRollback decided, RollbackOptions options, CancellationToken cancellationToken)
    {
        var given = $"run {left.Run} is given up, what it closed is open again, and {decided.Target.Name} was not rolled back";
        try
        {
            return await new RollbackPreparation(session)
                .PrepareAsync(decided.Target, options with { Version = decided.Version }, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return new Refusal(
                failure.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed, $"{failure.Message}; {given}", failure.Remedy ?? "roll back again");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new Refusal(DeliveryOutcome.Interrupted, $"stopped; {given}", "roll back again");
        }
    }

    private async Task<DeliveryResult> CarryOutAsync(
        HeldEnvironment held, PreparedRollback rollback, RollbackOptions options, LastWord last, CancellationToken cancellationToken)
    {
        var target = rollback.Target;
        var why = options.Reason is { } reason ? $": {StatedText.Of(session, "--reason", reason).Value}" : "";
        try
        {
            // Before the first change: a delivery that starts on its own must not come in between.
            await held.Journal.AppendAsync(
                new HoldSet($"{target.Name} was rolled back from {CommitHash.Short(rollback.State.Builder.RunningCommit ?? "none")} to {CommitHash.Short(rollback.To)}{why}"),
                cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            return DeliveryResult.From(LedgerSource.Refused(failure));
        }

        var result = await new DeliveryRun(session).RunAsync(
            held, DeliveryVerb.Rollback, rollback.State, null, rollback.Steps, rollback.Revision, last, cancellationToken).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            return result with
            {
                Message = $"{target.Name} runs {CommitHash.Short(rollback.To)} again ({string.Join(", ", result.Releases.Select(release => $"{release.App} v{release.Version}"))}){Verification.Suffix(result.Verification)}; automatic deliveries stay out until: {StandingRules.ReleaseHold(target)}",
            };
        }

        if (result is { Outcome: not DeliveryOutcome.StateUnknown, Releases.IsEmpty: true })
        {
            await ReleaseHoldAsync(held, result).ConfigureAwait(false);
        }

        return result;
    }

    private async Task ReleaseHoldAsync(HeldEnvironment held, DeliveryResult result)
    {
        try
        {
            // The lock was given up with the end of the delivery, so only the hold of this very run is released.
            await held.Ledger.AppendAsync(
                view => view.Hold?.Origin.Run == session.RunId ? [new HoldReleased($"the rollback brought nothing back: {result.Message}")] : [],
                lease: null,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            session.Log.Note($"a hold keeps automatic deliveries out, though nothing was rolled back: {failure.Message}");
        }
    }

    private static DeliveryResult NothingToDo(PreparedRollback rollback) =>
        new(DeliveryOutcome.Done, $"nothing to do: {rollback.Target.Name} already runs {CommitHash.Short(rollback.To)}");

    private Admission Admission(RollbackOptions options) => Execution.Admission.OfRollback(session, options.Consent, options.Reason);
}
