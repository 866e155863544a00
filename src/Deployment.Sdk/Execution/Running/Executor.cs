using System.Globalization;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out the steps of a delivery, in order, and says how it ended.</summary>
/// <param name="scope">The means that the steps share.</param>
/// <param name="journal">The record, told before and after each step.</param>
/// <param name="state">The target, as it was decided upon.</param>
/// <param name="source">Where a promotion comes from; null for a deploy.</param>
internal sealed class Executor(RunScope scope, IJournal journal, TargetState state, TargetState? source)
{
    private readonly MaintenanceSwitch _maintenance = new(scope);
    private readonly StoppedProcesses _stopped = new(scope);
    private readonly BuiltSlugs _built = new(scope);

    public Task<DeliveryResult> RunAsync(DeliverySteps steps, CancellationToken cancellationToken) =>
        RunAsync(StepInHand.AllAhead(steps), cancellationToken);

    /// <summary>Takes up a delivery where it was left.</summary>
    public async Task<DeliveryResult> RunAsync(IReadOnlyList<StepInHand> steps, CancellationToken cancellationToken)
    {
        DeliveryResult? failure;
        string? stuck;
        try
        {
            failure = await RunAllAsync(steps, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Processes first: a page that is served while its worker stands still is worse than the maintenance page.
            var standing = await _stopped.StartAsync().ConfigureAwait(false);
            var closed = await _maintenance.LiftAsync().ConfigureAwait(false);
            stuck = standing is null ? closed : closed is null ? standing : $"{standing}; {closed}";
        }

        var apps = scope.Progress.Of(state.Target.Apps.Select(app => app.Name));
        if (failure is not null)
        {
            failure = PartOf(failure with { Apps = apps });
        }

        if (stuck is not null)
        {
            var told = failure is null ? stuck : $"{failure.Message}; {stuck}";
            return new DeliveryResult(DeliveryOutcome.StateUnknown, told) { Remedy = failure?.Remedy, FailedStep = failure?.FailedStep, Apps = apps };
        }

        if (failure is not null)
        {
            return failure;
        }

        var verified = Verification.Of(steps.Select(step => step.Step));
        return new DeliveryResult(
            DeliveryOutcome.Done, $"{state.Target.Name} runs {CommitHash.Short(scope.Revision.Commit)}{Verification.Suffix(verified)}")
        {
            Verification = verified,
        };
    }

    private DeliveryResult PartOf(DeliveryResult failure)
    {
        if (AppEnd.RestOf(failure.Apps) is null)
        {
            return failure;
        }

        string[] owed = [.. failure.Apps.SelectMany(app => app.Owed)];
        var parts = new List<string> { failure.Message };
        if (AppEnd.IsPartly(failure.Apps))
        {
            string[] left = [.. failure.Apps.Where(app => app.End is AppEndKind.NotBegun or AppEndKind.Unfinished).Select(app => app.App)];
            var count = string.Create(
                CultureInfo.InvariantCulture,
                $"{failure.Apps.Count(app => app.IsDone)} of {failure.Apps.Length} apps run {CommitHash.Short(scope.Revision.Commit)}");
            parts.Add($"{count}{(left.Length == 0 ? "" : $", and nothing more was begun on {NamedSome.Join(", ", left)}")}");
        }

        if (owed.Length > 0)
        {
            parts.Add($"not begun: {NamedSome.Join(", ", owed)}");
        }

        return failure with
        {
            Message = string.Join("; ", parts),
            Remedy = $"{failure.Remedy ?? "mend what failed"}; then finish the rest: dotnet run -- resume",
        };
    }

    private async Task<DeliveryResult?> RunAllAsync(IReadOnlyList<StepInHand> steps, CancellationToken cancellationToken)
    {
        // What an earlier process switched on is this one's to lift, whatever happens before it comes to it.
        foreach (var step in steps.Where(step => step.Progress != StepProgress.Ahead))
        {
            _maintenance.Remember(step);
            _stopped.Remember(step);
            if (step.Progress == StepProgress.Done)
            {
                scope.Progress.Remember(step.Step);
            }
        }

        // What runs there already may have arrived by a delivery that this one finishes.
        scope.Progress.Suppose(state.Apps.Where(app => app.RunningCommit == scope.Revision.Commit).Select(app => app.Name));

        HashSet<int> done = [.. steps.Where(step => step.Progress == StepProgress.Done).Select(step => step.Place)];
        var failures = await new WaveRun(scope, TakeAsync).RunAsync(steps, done, cancellationToken).ConfigureAwait(false);
        if (failures.Count == 0)
        {
            return null;
        }

        // Releases are reported by themselves, and maintenance is lifted.
        string[] standing =
            [.. steps.Where(step => done.Contains(step.Place) && step.Step is SetConfigStep or ScaleStep).Select(step => step.Step.Description)];
        var failure = StepFailure.Together(failures);
        return standing.Length == 0
            ? failure
            : failure with { Message = $"{failure.Message}; done before, and left so: {NamedSome.Join(", ", standing)}" };
    }

    private async Task<StepFailure?> TakeAsync(StepInHand hand, RunScope within, CancellationToken cancellationToken)
    {
        var step = hand.Step;
        using var span = DeliverySpans.Begin(step);
        var began = scope.Time.GetTimestamp();
        within.Log.Begin(step.Description);
        var (result, endsAll) = await AttemptAsync(hand, within, cancellationToken).ConfigureAwait(false);
        DeliverySpans.End(span, result?.Outcome ?? DeliveryOutcome.Done);
        var outcome = result switch
        {
            null => StepOutcome.Succeeded,
            { Outcome: DeliveryOutcome.StateUnknown } => StepOutcome.Unknown(result.Message),
            _ => StepOutcome.Failed(result.Message),
        };
        if (endsAll && within.Writer.Sent == 0)
        {
            scope.Progress.LeaveOut(step);
        }
        else
        {
            // A promotion that reached some of its targets failed on the others.
            foreach (var app in step.Apps.Where(app => step is not PromoteStep || !scope.Versions.IsDelivered(app)))
            {
                scope.Progress.Note(app, outcome);
            }
        }

        if (step is BuildStep or ReleaseSlugStep or PromoteStep or RollbackStep
            && result?.Outcome == DeliveryOutcome.StateUnknown
            && (within.Writer.Accepted > 0 || hand.Progress == StepProgress.Begun))
        {
            scope.Progress.Suppose(step.Apps);
        }

        await within.Log.EndAsync(step.Description, outcome, scope.Time.GetElapsedTime(began)).ConfigureAwait(false);
        return result is null ? null : new StepFailure(hand.Place, step, result, endsAll);
    }

    // Whatever a step throws becomes a result here: a step that escaped would take the lifting of maintenance with it.
    private async Task<(DeliveryResult? Result, bool EndsAll)> AttemptAsync(StepInHand hand, RunScope within, CancellationToken cancellationToken)
    {
        var endsAll = false;
        DeliveryResult? result;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await journal.AppendAsync(new StepBegan(hand.Place), CancellationToken.None).ConfigureAwait(false);
            result = StepFailures.Of(
                hand.Step, await InterpretAsync(hand, within, cancellationToken).ConfigureAwait(false), cancellationToken.IsCancellationRequested);
            endsAll = cancellationToken.IsCancellationRequested;
        }
        catch (Exception failure)
        {
            result = Failed(failure);
        }

        try
        {
            // A step that a person stopped before it did anything is as if it had never begun.
            await journal.NoteAsync(
                new StepEnded(hand.Place, (int)(result?.Outcome ?? DeliveryOutcome.Done), result?.Message, scope.Versions.Of(hand.Step.Apps)), CancellationToken.None)
                .ConfigureAwait(false);
            return (result, endsAll);
        }
        catch (Exception failure) when (failure is LedgerException or LeaseLostException)
        {
            // The step itself ended; going on without a record would make the next one a secret.
            return (result ?? Failed(failure), true);
        }

        DeliveryResult Failed(Exception failure)
        {
            var failed = StepFailures.Of(
                hand.Step,
                failure,
                hasWritten: within.Writer.HasWritten,
                isUnderWay: within.Writer.Accepted > 0,
                cancellationToken.IsCancellationRequested);
            endsAll = failure is LedgerException or LeaseLostException || failed.Outcome is DeliveryOutcome.Interrupted or DeliveryOutcome.NotAuthorised;
            return failed;
        }
    }

    private async Task<StepOutcome> InterpretAsync(StepInHand hand, RunScope within, CancellationToken cancellationToken)
    {
        // A build is cancelled and a step of the team's own is told; a release goes on, whoever waits for it.
        if (hand.Step is not (PromoteStep or ReleaseSlugStep or RollbackStep or SetConfigStep))
        {
            return await InterpretNowAsync(hand, within, cancellationToken).ConfigureAwait(false);
        }

        using var patience = new Patience(
            () => within.Writer.Sent,
            scope.Time,
            () => within.Log.Note(
                $"stopping; waiting up to {Limits.Stop.TotalSeconds:0} s for the end of: {hand.Step.Description}; stopped once more, it is left to resume"),
            cancellationToken);
        return await InterpretNowAsync(hand, within, patience.Token).ConfigureAwait(false);
    }

    private Task<StepOutcome> InterpretNowAsync(StepInHand hand, RunScope within, CancellationToken cancellationToken)
    {
        var begun = hand.Progress == StepProgress.Begun;
        return hand.Step switch
        {
            SetConfigStep config => ConfigRun.RunAsync(within, config, begun, cancellationToken),
            SetMaintenanceStep maintenance => _maintenance.SetAsync(within.Writer, maintenance, cancellationToken),
            SetProcessesStep processes => _stopped.SetAsync(within.Writer, processes, cancellationToken),
            BuildStep build => BuildRun.RunAsync(within, build, begun, cancellationToken),
            ReleaseSlugStep release => ReleaseSlugRun.RunAsync(within, release, _built, begun, cancellationToken),
            RollbackStep back => RollbackRun.RunAsync(within, back, begun, cancellationToken),
            ScaleStep scale => ScaleRun.RunAsync(within, scale, cancellationToken),
            PromoteStep promote when source is not null => PromotionRun.RunAsync(within, promote, source, state, begun, cancellationToken),
            DeclaredStep { Attribute.IsRepeatable: false } undecidable when begun => Task.FromResult(StepOutcome.Unknown(
                $"it was begun before and its end was not seen, and it must not run twice: {undecidable.Description}")),
            DeclaredStep declared => DeclaredRun.RunAsync(within, declared, state.App(declared.App).App.WebUrl, cancellationToken),
            _ => throw new InvalidOperationException($"No one knows how to carry out {hand.Step.GetType().Name}."),
        };
    }
}
