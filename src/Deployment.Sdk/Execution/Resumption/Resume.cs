using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Finds every delivery that was left unfinished, and ends it.</summary>
internal sealed class Resume(DeliverySession session)
{
    /// <summary>What brings what this machine kept to a ledger that was lost on the way.</summary>
    public const string Here = "once the ledger can be reached again, on this machine: dotnet run -- resume";

    /// <summary>The command that gives up what cannot be taken up.</summary>
    public static string Abandon(string run) => $"dotnet run -- resume {run} --abandon REASON";

    /// <param name="run">The run that began it; null for all.</param>
    /// <param name="abandon">Why it is not gone on with; null goes on with it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeliveryResult> RunAsync(string? run, string? abandon, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        var why = abandon is null ? null : (Verdict<string>?)StatedText.Of(session, "--abandon", abandon);
        if (why?.Refusal is { } unstated)
        {
            return DeliveryResult.From(unstated);
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var unfinished = new List<(Target Target, Journal Journal)>();
        var partial = new List<Target>();
        var over = new List<string>();
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
            else if (run is not null && EndOf(view, run) is { } end)
            {
                over.Add($"{target.Name}: {end}");
            }
        }

        if (unfinished.Count == 0 && partial.Count == 0)
        {
            return run is null ? new DeliveryResult(DeliveryOutcome.Done, "nothing to do: no delivery was left unfinished")
                : over.Count > 0 ? new DeliveryResult(DeliveryOutcome.Done, $"nothing to do: run {run} is closed already; {string.Join("; ", over)}")
                : DeliveryResult.From(Refusal.Usage($"no unfinished delivery has the run {run}", "see what happened: dotnet run -- history"));
        }

        IEnumerable<(Target Target, Func<Task<DeliveryResult>> EndAsync)> due =
        [
            .. unfinished.Select(left => (left.Target, (Func<Task<DeliveryResult>>)(() => why is { } reason
                ? AbandonAsync(left.Target, left.Journal.Run, reason.Value, cancellationToken)
                : TakeUpAsync(opened.Value, left.Target, left.Journal, cancellationToken)))),
            .. partial.Select(target => (
                target, (Func<Task<DeliveryResult>>)(() => new RestOfDelivery(session).FinishAsync(target, cancellationToken)))),
        ];
        var ended = new List<DeliveryResult>();
        foreach (var (target, endAsync) in due)
        {
            ended.Add(await UnlessStoppedAsync(target, endAsync, cancellationToken).ConfigureAwait(false));
        }

        return Together(ended);
    }

    /// <summary>The end of several: that of the worst, with what all say.</summary>
    private static DeliveryResult Together(List<DeliveryResult> ended)
    {
        DeliveryResult[] failed = [.. ended.Where(result => !result.IsSuccess).OrderByDescending(result => Weight(result.Outcome))];
        var worst = failed.FirstOrDefault() ?? ended[0];
        var remedies = failed.Select(result => result.Remedy).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return worst with
        {
            Message = string.Join("; ", ended.Select(result => result.Message)),
            Remedy = remedies.Length > 0 ? string.Join("; ", remedies) : worst.Remedy,
            Releases = [.. ended.SelectMany(result => result.Releases)],
        };
    }

    // An exit code says one thing: first that a person has to look, then that it was stopped, then what a person has to mend.
    private static int Weight(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.StateUnknown => 5,
        DeliveryOutcome.Interrupted or DeliveryOutcome.Terminated => 4,
        DeliveryOutcome.Failed => 3,
        DeliveryOutcome.VerificationFailed => 2,
        DeliveryOutcome.LockHeld => 0,
        _ => 1,
    };

    // What was ended before is told all the same.
    private static async Task<DeliveryResult> UnlessStoppedAsync(
        Target target, Func<Task<DeliveryResult>> endAsync, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await endAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Interrupted, $"stopped before {target.Name} was taken up");
        }
    }

    private async Task<DeliveryResult> TakeUpAsync(ILedgerStore store, Target target, Journal journal, CancellationToken cancellationToken)
    {
        if (await new LeftOver(session).TakeUpAsync(target, [target], cancellationToken).ConfigureAwait(false) is { } ended)
        {
            return ended;
        }

        var stream = EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name);
        var lease = await store.ReadLeaseAsync(stream, cancellationToken).ConfigureAwait(false);
        return new DeliveryResult(
            DeliveryOutcome.LockHeld,
            lease is null
                ? $"run {journal.Run} on {target.Name} was ended or taken up by somebody else just now"
                : $"{await EnvironmentLock.HeldAsync(store, stream, target, lease, cancellationToken).ConfigureAwait(false)}, "
                    + $"so run {journal.Run} is not taken up before that lock is free")
        {
            Remedy = $"look: dotnet run -- lock status {target.Name}; then: dotnet run -- resume",
        };
    }

    /// <summary>How a run ended that is not unfinished; null when it is unknown here.</summary>
    private static string? EndOf(LedgerView view, string run)
    {
        if (!view.Entries.Any(entry => entry.Fact is DeliveryBegan && entry.Origin.Run == run))
        {
            return null;
        }

        return view.Entries.LastOrDefault(entry => entry.Fact is DeliveryEnded ended && ended.Delivery == run) is { Fact: DeliveryEnded end } entry
            ? $"it ended with exit code {end.ExitCode} on {entry.At:yyyy-MM-dd HH:mm}Z: {end.Message}"
            : "a later delivery took its place";
    }

    private async Task<DeliveryResult> AbandonAsync(Target target, string run, string reason, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        try
        {
            return await new EnvironmentLock(session).WhileHeldAsync(
                target,
                connection.Value,
                new LockOptions("abandon", TimeSpan.Zero) { TakesUp = true },
                held => AbandonAsync(held, target, run, reason, connection.Value, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure, target);
        }
    }

    private async Task<DeliveryResult> AbandonAsync(
        HeldEnvironment held, Target target, string run, string reason, HerokuConnection heroku, CancellationToken cancellationToken)
    {
        // As it is now that nobody else can change it.
        if (held.View.Unfinished is not { } known)
        {
            return new DeliveryResult(DeliveryOutcome.Done, $"nothing to do: run {run} has ended meanwhile");
        }

        if (known.Run != run)
        {
            return DeliveryResult.From(Refusal.Outdated(
                $"run {run} has ended meanwhile, and run {known.Run} was left unfinished on {target.Name} since", $"look at it: dotnet run -- history {target.Name}"));
        }

        var left = await KeptFacts.BringAsync(session, held, known, cancellationToken).ConfigureAwait(false);
        var stuck = await new Reopening(left).RunAsync(session, held, target, heroku).ConfigureAwait(false);
        await held.EndAsync(new DeliveryEnded(
            run, (int)DeliveryOutcome.StateUnknown, $"abandoned: {reason}{(stuck is null ? "" : $"; {stuck}")}", left.Began.Apps)).ConfigureAwait(false);
        var said = $"run {run} is given up; {target.Name} runs what it was left with, and the next delivery begins anew";
        return stuck is null
            ? new DeliveryResult(DeliveryOutcome.Done, said)
            : new DeliveryResult(DeliveryOutcome.StateUnknown, $"{said}; {stuck}");
    }
}
