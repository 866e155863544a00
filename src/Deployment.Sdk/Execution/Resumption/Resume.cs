using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Finds every delivery that was left unfinished, and ends it.</summary>
internal sealed class Resume(DeliverySession session)
{
    /// <param name="run">The run that began it; null for all.</param>
    /// <param name="abandon">Why it is not gone on with; null goes on with it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeliveryResult> RunAsync(string? run, string? abandon, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var unfinished = new List<(Target Target, Journal Journal)>();
        var partial = new List<Target>();
        foreach (var target in session.Plan.Environments.SelectMany(environment => Target.AllOf(environment)))
        {
            var rows = await opened.Value
                .ReadAsync(EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), 0, cancellationToken).ConfigureAwait(false);
            var view = new LedgerView([.. rows.Select(LedgerBody.Read)]);
            if (view.Unfinished is { } journal && (run is null || journal.Run == run))
            {
                unfinished.Add((target, journal));
            }
            else if (abandon is null && view.Partial is { } left && (run is null || left.Run == run))
            {
                partial.Add(target);
            }
        }

        if (unfinished.Count == 0 && partial.Count == 0)
        {
            return run is null
                ? new DeliveryResult(DeliveryOutcome.Done, "nothing to do: no delivery was left unfinished")
                : DeliveryResult.From(Refusal.Usage($"no unfinished delivery has the run {run}", "see what happened: dotnet run -- history"));
        }

        var ended = new List<DeliveryResult>();
        foreach (var (target, journal) in unfinished)
        {
            ended.Add(abandon is null
                ? await TakeUpAsync(target, cancellationToken).ConfigureAwait(false)
                : await AbandonAsync(target, journal, abandon, cancellationToken).ConfigureAwait(false));
        }

        foreach (var target in partial)
        {
            ended.Add(await new RestOfDelivery(session).FinishAsync(target, cancellationToken).ConfigureAwait(false));
        }

        return Together(ended);
    }

    /// <summary>The end of several: that of the worst, with what all say.</summary>
    private static DeliveryResult Together(List<DeliveryResult> ended)
    {
        var worst = ended.Where(result => !result.IsSuccess).MaxBy(result => result.Outcome) ?? ended[0];
        return worst with
        {
            Message = string.Join("; ", ended.Select(result => result.Message)),
            Releases = [.. ended.SelectMany(result => result.Releases)],
        };
    }

    private async Task<DeliveryResult> TakeUpAsync(Target target, CancellationToken cancellationToken) =>
        await new LeftOver(session).TakeUpAsync(target, [target], cancellationToken).ConfigureAwait(false)
        ?? new DeliveryResult(DeliveryOutcome.LockHeld, $"the delivery to {target.Name} is still under way, in a process that is alive")
        {
            Remedy = "look with: dotnet run -- lock status",
        };

    private async Task<DeliveryResult> AbandonAsync(
        Target target, Journal journal, string reason, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        return await new EnvironmentLock(session).WhileHeldAsync(
            target,
            connection.Value,
            new LockOptions("abandon", TimeSpan.Zero) { TakesUp = true },
            async held =>
            {
                await held.EndAsync(new DeliveryEnded(
                    journal.Run, (int)DeliveryOutcome.StateUnknown, $"abandoned: {reason}", journal.Began.Apps)).ConfigureAwait(false);
                return new DeliveryResult(
                    DeliveryOutcome.Done,
                    $"run {journal.Run} is given up; {target.Name} is as it was left, and the next delivery begins anew");
            },
            cancellationToken).ConfigureAwait(false);
    }
}
