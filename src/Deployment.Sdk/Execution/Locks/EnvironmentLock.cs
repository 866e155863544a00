using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Takes an environment for one process: after all questions, before the last look. Nobody holds it while a person thinks.</summary>
internal sealed class EnvironmentLock(DeliverySession session)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Does something while it is held, and gives it up afterwards, whatever came of it. What a holder before left unfinished, who died
    /// while this waited, is taken up first.
    /// </summary>
    /// <param name="target">The environment.</param>
    /// <param name="heroku">The connection to its Heroku.</param>
    /// <param name="options">What for, and how long to wait.</param>
    /// <param name="act">What is done.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<DeliveryResult> WhileHeldAsync(
        Target target,
        Heroku.HerokuConnection heroku,
        LockOptions options,
        Func<HeldEnvironment, Task<DeliveryResult>> act,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = await TakeAsync(target, heroku, options, cancellationToken).ConfigureAwait(false);
            if (taken.Refusal is { } busy)
            {
                return DeliveryResult.From(busy);
            }

            await using (taken.Value.ConfigureAwait(false))
            {
                try
                {
                    if (options.TakesUp || taken.Value.View.Unfinished is null)
                    {
                        return await act(taken.Value).ConfigureAwait(false);
                    }

                    var left = await new Resumed(session).RunAsync(taken.Value, target, heroku, cancellationToken).ConfigureAwait(false);
                    if (left is { IsSuccess: false, IsTakenBack: false } failed
                        && (!options.IsWayBack || cancellationToken.IsCancellationRequested))
                    {
                        return failed;
                    }

                    session.Log.Note($"{left?.Message}; going on: {options.Reason}");
                }
                catch (LeaseLostException lost)
                {
                    // A delivery answers for its own steps; what comes here was lost before the first of them.
                    return new DeliveryResult(DeliveryOutcome.LockHeld, lost.Message);
                }
                catch (LedgerException failure)
                {
                    return DeliveryResult.From(LedgerSource.Refused(failure));
                }
            }

            // With its end the lock was given up, and somebody else may have been faster.
            options = options with { IsNext = true, TakesUp = options.IsWayBack };
        }
    }

    /// <summary>Takes it, waiting for its holder if that was asked for.</summary>
    /// <param name="target">The environment.</param>
    /// <param name="heroku">The connection to its Heroku, whose account is written down.</param>
    /// <param name="options">What for, and how long to wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Verdict<HeldEnvironment>> TakeAsync(
        Target target, Heroku.HerokuConnection heroku, LockOptions options, CancellationToken cancellationToken)
    {
        // Whatever a verb asked before: nobody who may change nothing holds an environment.
        if (CiTrigger.Check(session) is { } closed)
        {
            return closed;
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if ((opened.Refusal ?? Ephemeral(session, target, opened.Value)) is { } refusal)
        {
            return refusal;
        }

        var account = await session.AccountAsync(heroku, cancellationToken).ConfigureAwait(false);
        var origin = Origins.Of(session, heroku.Api, account);
        var ledger = new EnvironmentLedger(opened.Value, EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), origin);
        try
        {
            var taken = await TakeAsync(ledger, target, options, cancellationToken).ConfigureAwait(false);
            if (taken.Refusal is { })
            {
                ledger.Dispose();
            }

            return taken;
        }
        catch (LedgerException failure)
        {
            ledger.Dispose();
            return LedgerSource.Refused(failure);
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    private async Task<Verdict<HeldEnvironment>> TakeAsync(
        EnvironmentLedger ledger, Target target, LockOptions options, CancellationToken cancellationToken)
    {
        var view = await ledger.ReadAsync(cancellationToken).ConfigureAwait(false);
        if ((Foreign(session, ledger, target, view) ?? StandingRules.Unknown(view, target)) is { } closed)
        {
            return closed;
        }

        if (StandingRules.DamageNote(view, target) is { } damaged)
        {
            session.Log.Note(damaged);
        }

        var holder = Origins.HolderOf(ledger.Origin, options.Reason);
        var started = session.Time.GetTimestamp();
        var isTold = false;
        while (true)
        {
            var asked = Moment.Now(session.Time);
            var standing = await ledger.Store.ReadLeaseAsync(ledger.Stream, cancellationToken).ConfigureAwait(false);
            var because = standing is null ? null : LeaseVacancy.Of(ledger.Store, standing);
            if (standing is null || because is not null)
            {
                var taken = await ledger.AppendAsync(
                    new LockTaken(holder) { InPlaceOf = standing?.Fence, Because = because },
                    new LeaseChange.Take(holder.Write(), HeldLease.Life, standing?.Fence),
                    cancellationToken).ConfigureAwait(false);
                if (taken is LedgerAppend.Appended { Lease: { } lease })
                {
                    return await HoldAsync(ledger, target, lease, asked, standing, because, options, isTold, cancellationToken).ConfigureAwait(false);
                }

                continue;
            }

            if (session.Time.GetElapsedTime(started) >= options.Wait)
            {
                return new Refusal(
                    DeliveryOutcome.LockHeld,
                    await HeldAsync(ledger.Store, ledger.Stream, target, standing, cancellationToken).ConfigureAwait(false),
                    $"wait with --lock-wait SECONDS, or look: dotnet run -- lock status {target.Name}");
            }

            if (!isTold)
            {
                isTold = true;
                session.Log.Note(
                    $"{target.Name} is locked by {Text(LeaseHolder.Read(standing.Holder))}, {Until(standing)}; "
                    + $"waiting up to {options.Wait.TotalSeconds:0} s");
            }

            await Task.Delay(Look, session.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Verdict<HeldEnvironment>> HoldAsync(
        EnvironmentLedger ledger,
        Target target,
        LedgerLease lease,
        Moment asked,
        LedgerLease? before,
        string? because,
        LockOptions options,
        bool hasWaited,
        CancellationToken cancellationToken)
    {
        var held = new HeldLease(ledger, lease, asked, session.Time);
        try
        {
            var view = await ledger.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (StandingRules.Unknown(view, target) is { } unknown)
            {
                // Whoever held it while this waited was a newer version.
                await held.GiveUpAsync().ConfigureAwait(false);
                return unknown;
            }

            if (before is not null && because is not null)
            {
                session.Log.Note($"the lock of {LeaseHolder.Read(before.Holder).Who} was taken over: {because}");
            }

            // What the one before sent last may still arrive: nothing is decided until it has, or never will.
            if (!session.IsRehearsal && view.Unfinished?.InFlight is { } last && last.At + Limits.LostCall - lease.Now is var rest && rest > TimeSpan.Zero)
            {
                session.Log.Note($"waiting {Math.Ceiling(rest.TotalSeconds)} s for the last call of the delivery before");
                await Task.Delay(rest, session.Time, cancellationToken).ConfigureAwait(false);
            }

            return new HeldEnvironment(
                ledger, held, view, await ledger.Store.ReadKeyAsync(cancellationToken).ConfigureAwait(false), session.LocalJournal(ledger))
            {
                HasWaited = hasWaited || options.IsNext,
            };
        }
        catch
        {
            await held.GiveUpAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Why a ledger that tells of another Heroku does not count; null when it tells of this one.</summary>
    public static Refusal? Foreign(DeliverySession session, EnvironmentLedger ledger, Target target, LedgerView view) =>
        !session.IsRehearsal && view.Foreign(ledger.Origin.Api) is { } foreign
            ? Refusal.Policy(
                $"the ledger {ledger.Store.Name} tells of {target.Name} through {foreign.Origin.Api}, and this is {ledger.Origin.Api}",
                "give each Heroku a ledger of its own")
            : null;

    // A CI machine is thrown away after its job: a lock and approvals on it protect nothing.
    public static Refusal? Ephemeral(DeliverySession session, Target target, ILedgerStore store)
    {
        var ci = CiBuild.Detect(session.Variables);
        if (store.IsShared || session.IsRehearsal || ci is CiDetection.None)
        {
            return null;
        }

        var (says, unless) = ci is CiDetection.Unread { Evidence: var evidence } ? ($" ({evidence})", "; or unset that, where it is none") : ("", "");

        var why = SharedLedger.Why(
            target.Stage == Stage.Production,
            !target.Definition.Of<RequiresApprovalAttribute>().IsEmpty,
            !target.Definition.Of<FreezeAttribute>().IsEmpty);
        return why is null
            ? null
            : Refusal.Policy(
                $"{target.Name} {why}, and this CI job{says} keeps its ledger in a file that ends with the job",
                $"name a ledger that all jobs share in {LedgerSource.Variable}{unless}");
    }

    /// <summary>Who holds an environment, why, since when and until when.</summary>
    public static async Task<string> HeldAsync(
        ILedgerStore store, string stream, Target target, LedgerLease lease, CancellationToken cancellationToken)
    {
        // A fence is the version of the row that took the lock.
        var rows = await store.ReadAsync(stream, lease.Fence - 1, cancellationToken).ConfigureAwait(false);
        var since = rows.Count > 0 ? $"{rows[0].At:yyyy-MM-dd HH:mm:ss}Z" : "an unknown time";
        return $"{target.Name} is locked by {Text(LeaseHolder.Read(lease.Holder))} since {since}, {Until(lease)}";
    }

    /// <summary>Until when a lease runs, by the ledger's clock. A process renews its own while it is at work; nobody renews a person's.</summary>
    public static string Until(LedgerLease lease) =>
        $"until {lease.ExpiresAt:yyyy-MM-dd HH:mm:ss}Z{(LeaseHolder.Read(lease.Holder).Process is null ? "" : " unless it is renewed")}";

    /// <summary>A holder, for people.</summary>
    public static string Text(LeaseHolder holder) =>
        $"{holder.Who} on {holder.Machine} ({holder.Reason})";
}
