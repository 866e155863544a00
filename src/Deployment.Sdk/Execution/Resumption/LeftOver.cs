using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What an earlier process left unfinished in an environment comes before anything new.</summary>
internal sealed class LeftOver(DeliverySession session)
{
    private Journal? _partial;

    /// <summary>Takes it up and ends it. Null when there is nothing, or somebody is still at it.</summary>
    /// <param name="target">The environment.</param>
    /// <param name="together">Every target of the same command.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeliveryResult?> TakeUpAsync(
        Target target, IReadOnlyList<Target> together, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        var api = session.Api;
        if ((opened.Refusal ?? api.Refusal) is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        Journal? left = null;
        try
        {
            left = await LeftAsync(opened.Value, target, api.Value, cancellationToken).ConfigureAwait(false);
            var connection = session.Connect(target, together);
            if (connection.Refusal is { } closedDoor)
            {
                return left is null ? DeliveryResult.From(closedDoor) : Resumed.Left(left, closedDoor);
            }

            if (left is null)
            {
                return null;
            }

            var taken = await new EnvironmentLock(session)
                .TakeAsync(target, connection.Value, new LockOptions("resume", TimeSpan.Zero) { TakesUp = true }, cancellationToken).ConfigureAwait(false);
            if (taken.Refusal is { } busy)
            {
                return DeliveryResult.From(busy);
            }

            await using (taken.Value.ConfigureAwait(false))
            {
                return await new Resumed(session)
                    .RunAsync(taken.Value, target, connection.Value, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (left is not null && cancellationToken.IsCancellationRequested)
        {
            return Resumed.Stopped(left, target);
        }
        catch (HerokuException failure) when (left is not null)
        {
            return Resumed.Left(left, target, failure);
        }
        catch (LeaseLostException lost)
        {
            return new DeliveryResult(DeliveryOutcome.LockHeld, lost.Message);
        }
        catch (LedgerException failure)
        {
            return DeliveryResult.From(LedgerSource.Refused(failure));
        }
    }

    /// <summary>The same, as a reason to go no further; null when everything that was left is done now.</summary>
    public async Task<Refusal?> FinishAsync(Target target, IReadOnlyList<Target> together, CancellationToken cancellationToken) =>
        await TakeUpAsync(target, together, cancellationToken).ConfigureAwait(false) is { IsSuccess: false, IsTakenBack: false } failed
            ? new Refusal(failed.Outcome, failed.Message, failed.Remedy)
            : null;

    /// <summary>
    /// Finishes what was not begun although the code that it follows has arrived, where that code is delivered once more: from Heroku alone
    /// it would look done. Asked after what was left unfinished is ended.
    /// </summary>
    /// <param name="target">The environment.</param>
    /// <param name="commit">The full hash of the commit that is delivered.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether there was something, which is done now; and why it is not, as a reason to go no further.</returns>
    public async Task<(bool HasFinished, Refusal? Failure)> FinishOwingAsync(Target target, string commit, CancellationToken cancellationToken)
    {
        if (_partial is not { IsOwing: true } owing || owing.Began.Commit != commit)
        {
            return (false, null);
        }

        if (owing.Began.PolicyDigest != session.Plan.PolicyDigest)
        {
            session.Log.Note(
                $"run {owing.Run} did not begin what follows {CommitHash.Short(commit)} on {NamedSome.Join(", ", owing.Rest)}, and the plan is another one since: with the plan of then, dotnet run -- resume does it");
            return (false, null);
        }

        var finished = await new RestOfDelivery(session).FinishAsync(target, cancellationToken).ConfigureAwait(false);
        return finished switch
        {
            { IsSuccess: true } => (true, null),

            // Somebody else delivered meanwhile: what is to be done is decided anew.
            { Outcome: DeliveryOutcome.Outdated } => (false, null),
            _ => (false, new Refusal(finished.Outcome, finished.Message, finished.Remedy)),
        };
    }

    // Null too where somebody is still at it.
    private async Task<Journal?> LeftAsync(ILedgerStore store, Target target, Uri api, CancellationToken cancellationToken)
    {
        var stream = EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name);
        using var ledger = new EnvironmentLedger(store, stream, Origins.Of(session, api, null));
        var view = await ledger.ReadAsync(cancellationToken).ConfigureAwait(false);
        _partial = view.Partial;
        return view.Unfinished is { } left
            && (await store.ReadLeaseAsync(stream, cancellationToken).ConfigureAwait(false) is not { } lease
                || LeaseVacancy.Of(store, lease) is not null)
            ? left
            : null;
    }
}
