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

        if (stuck is not null)
        {
            var told = failure is null ? stuck : $"{failure.Message}; {stuck}";
            return new DeliveryResult(DeliveryOutcome.StateUnknown, told) { Remedy = failure?.Remedy, FailedStep = failure?.FailedStep };
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

    private async Task<DeliveryResult?> RunAllAsync(IReadOnlyList<StepInHand> steps, CancellationToken cancellationToken)
    {
        // What an earlier process switched on is this one's to lift, whatever happens before it comes to it.
        foreach (var step in steps.Where(step => step.Progress != StepProgress.Ahead))
        {
            _maintenance.Remember(step);
            _stopped.Remember(step);
        }

        var standing = new List<string>();
        foreach (var step in steps)
        {
            if (step.Progress != StepProgress.Done
                && await RunAsync(step, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                var failure = failed with
                {
                    FailedStep = step.Step.Description,
                    IsToBeTakenBack = failed.Outcome == DeliveryOutcome.Failed
                        && step.Step is DeclaredStep { Attribute: { Phase: StepPhase.Verify, RollsBackOnFailure: true } },
                };
                return standing.Count == 0
                    ? failure
                    : failure with { Message = $"{failure.Message}; done before, and left so: {string.Join(", ", standing)}" };
            }

            // Releases are reported by themselves, and maintenance is lifted.
            if (step.Step is SetConfigStep or ScaleStep)
            {
                standing.Add(step.Step.Description);
            }
        }

        return null;
    }

    private async Task<DeliveryResult?> RunAsync(StepInHand hand, CancellationToken cancellationToken)
    {
        var step = hand.Step;
        using var span = DeliverySpans.Begin(step);
        var began = scope.Time.GetTimestamp();
        scope.Log.Begin(step.Description);
        var result = await AttemptAsync(hand, cancellationToken).ConfigureAwait(false);
        DeliverySpans.End(span, result?.Outcome ?? DeliveryOutcome.Done);
        var outcome = result switch
        {
            null => StepOutcome.Succeeded,
            { Outcome: DeliveryOutcome.StateUnknown } => StepOutcome.Unknown(result.Message),
            _ => StepOutcome.Failed(result.Message),
        };
        await scope.Log.EndAsync(step.Description, outcome, scope.Time.GetElapsedTime(began)).ConfigureAwait(false);
        return result;
    }

    // Whatever a step throws becomes a result here: a step that escaped would take the lifting of maintenance with it.
    private async Task<DeliveryResult?> AttemptAsync(StepInHand hand, CancellationToken cancellationToken)
    {
        var before = scope.Writer.Accepted;
        DeliveryResult? result;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await journal.AppendAsync(new StepBegan(hand.Place), CancellationToken.None).ConfigureAwait(false);
            result = StepFailures.Of(
                hand.Step, await InterpretAsync(hand, cancellationToken).ConfigureAwait(false), cancellationToken.IsCancellationRequested);
        }
        catch (Exception failure)
        {
            result = Failed(failure);
        }

        try
        {
            // A step that a person stopped before it did anything is as if it had never begun.
            await journal.NoteAsync(
                new StepEnded(hand.Place, (int)(result?.Outcome ?? DeliveryOutcome.Done), result?.Message, scope.Versions.All), CancellationToken.None)
                .ConfigureAwait(false);
            return result;
        }
        catch (Exception failure) when (failure is LedgerException or LeaseLostException)
        {
            // The step itself ended; going on without a record would make the next one a secret.
            return result ?? Failed(failure);
        }

        DeliveryResult Failed(Exception failure) => StepFailures.Of(
            hand.Step,
            failure,
            hasWritten: scope.Writer.HasWritten,
            isUnderWay: scope.Writer.Accepted > before,
            cancellationToken.IsCancellationRequested);
    }

    private async Task<StepOutcome> InterpretAsync(StepInHand hand, CancellationToken cancellationToken)
    {
        // A build is cancelled and a step of the team's own is told; a release goes on, whoever waits for it.
        if (hand.Step is not (PromoteStep or ReleaseSlugStep or RollbackStep or SetConfigStep))
        {
            return await InterpretNowAsync(hand, cancellationToken).ConfigureAwait(false);
        }

        using var patience = new Patience(
            () => scope.Writer.Sent,
            scope.Time,
            () => scope.Log.Note(
                $"stopping; waiting up to {Limits.Stop.TotalSeconds:0} s for the end of: {hand.Step.Description}; stopped once more, it is left to resume"),
            cancellationToken);
        return await InterpretNowAsync(hand, patience.Token).ConfigureAwait(false);
    }

    private Task<StepOutcome> InterpretNowAsync(StepInHand hand, CancellationToken cancellationToken)
    {
        var begun = hand.Progress == StepProgress.Begun;
        return hand.Step switch
        {
            SetConfigStep config => ConfigRun.RunAsync(scope, config, begun, cancellationToken),
            SetMaintenanceStep maintenance => _maintenance.SetAsync(maintenance, cancellationToken),
            SetProcessesStep processes => _stopped.SetAsync(processes, cancellationToken),
            BuildStep build => BuildRun.RunAsync(scope, build, begun, cancellationToken),
            ReleaseSlugStep release => ReleaseSlugRun.RunAsync(scope, release, begun, cancellationToken),
            RollbackStep back => RollbackRun.RunAsync(scope, back, begun, cancellationToken),
            ScaleStep scale => ScaleRun.RunAsync(scope, scale, cancellationToken),
            PromoteStep promote when source is not null => PromotionRun.RunAsync(scope, promote, source, state, begun, cancellationToken),
            DeclaredStep { Attribute.IsRepeatable: false } undecidable when begun => Task.FromResult(StepOutcome.Unknown(
                $"it was begun before and its end was not seen, and it must not run twice: {undecidable.Description}")),
            DeclaredStep declared => DeclaredRun.RunAsync(scope, declared, state.App(declared.App).App.WebUrl, cancellationToken),
            _ => throw new InvalidOperationException($"No one knows how to carry out {hand.Step.GetType().Name}."),
        };
    }
}
