using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out the steps of a delivery, in order, and says how it ended.</summary>
/// <param name="scope">The means that the steps share.</param>
/// <param name="ledger">The record, told before and after each step.</param>
/// <param name="state">The target, as it was decided upon.</param>
/// <param name="source">Where a promotion comes from; null for a deploy.</param>
internal sealed class Executor(RunScope scope, ILedger ledger, TargetState state, TargetState? source)
{
    private readonly MaintenanceSwitch _maintenance = new(scope);

    public async Task<DeliveryResult> RunAsync(DeliverySteps steps, CancellationToken cancellationToken)
    {
        DeliveryResult? failure = null;
        foreach (var step in steps.Steps)
        {
            failure = await RunAsync(step, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                break;
            }
        }

        if (await _maintenance.LiftAsync().ConfigureAwait(false) is { } stuck)
        {
            var told = failure is null ? stuck : $"{failure.Message}; {stuck}";
            return new DeliveryResult(DeliveryOutcome.StateUnknown, told) { Remedy = failure?.Remedy };
        }

        return failure ?? new DeliveryResult(DeliveryOutcome.Done, $"{state.Target.Name} runs {scope.Revision.Commit[..8]}");
    }

    private async Task<DeliveryResult?> RunAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        var began = scope.Time.GetTimestamp();
        scope.Log.Begin(step.Description);
        await RecordAsync(LedgerEntryKind.StepIntended, step, null).ConfigureAwait(false);
        var (outcome, result) = await AttemptAsync(step, cancellationToken).ConfigureAwait(false);
        await RecordAsync(LedgerEntryKind.StepEnded, step, outcome.Reason ?? "succeeded").ConfigureAwait(false);
        await scope.Log.EndAsync(step.Description, outcome, scope.Time.GetElapsedTime(began)).ConfigureAwait(false);
        return result;
    }

    private async Task<(StepOutcome Outcome, DeliveryResult? Result)> AttemptAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = await InterpretAsync(step, cancellationToken).ConfigureAwait(false);
            return (outcome, outcome.Kind switch
            {
                StepOutcomeKind.Succeeded => null,
                _ when cancellationToken.IsCancellationRequested =>
                    new DeliveryResult(DeliveryOutcome.Interrupted, outcome.Reason ?? "stopped"),
                StepOutcomeKind.Failed => new DeliveryResult(DeliveryOutcome.Failed, outcome.Reason ?? "failed"),
                _ => new DeliveryResult(DeliveryOutcome.StateUnknown, outcome.Reason ?? "its end was not seen"),
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended(DeliveryOutcome.Interrupted, $"stopped before the end of: {step.Description}");
        }
        catch (ForeignChangeException foreign)
        {
            return Ended(
                scope.Writer.HasWritten ? DeliveryOutcome.StateUnknown : DeliveryOutcome.Outdated,
                $"{foreign.Message}; look at heroku releases --app {foreign.App}");
        }
        catch (LeaseLostException lost)
        {
            return Ended(DeliveryOutcome.LockHeld, lost.Message);
        }
        catch (HerokuException failure)
        {
            return Ended(
                failure.MayHaveActed ? DeliveryOutcome.StateUnknown
                : failure.IsNotAuthorised ? DeliveryOutcome.NotAuthorised
                : DeliveryOutcome.Failed,
                failure.Message);
        }
    }

    private static (StepOutcome Outcome, DeliveryResult? Result) Ended(DeliveryOutcome outcome, string reason) =>
        (outcome == DeliveryOutcome.StateUnknown ? StepOutcome.Unknown(reason) : StepOutcome.Failed(reason),
            new DeliveryResult(outcome, reason));

    private Task<StepOutcome> InterpretAsync(DeliveryStep step, CancellationToken cancellationToken) => step switch
    {
        SetConfigStep config => ConfigRun.RunAsync(scope, config, cancellationToken),
        SetMaintenanceStep maintenance => _maintenance.SetAsync(maintenance, cancellationToken),
        BuildStep build => BuildRun.RunAsync(scope, build, cancellationToken),
        ReleaseSlugStep release => ReleaseSlugRun.RunAsync(scope, release, cancellationToken),
        ScaleStep scale => ScaleRun.RunAsync(scope, scale, cancellationToken),
        PromoteStep promote when source is not null => PromotionRun.RunAsync(scope, promote, source, state, cancellationToken),
        DeclaredStep declared => DeclaredAsync(declared, cancellationToken),
        _ => throw new InvalidOperationException($"No one knows how to carry out {step.GetType().Name}."),
    };

    private async Task<StepOutcome> DeclaredAsync(DeclaredStep step, CancellationToken cancellationToken)
    {
        var context = new StepContext(scope, step, state.App(step.App).App.WebUrl);
        try
        {
            return await step.Attribute.RunAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (HerokuException or OperationCanceledException or LeaseLostException))
        {
            // Somebody else's code: how far it came before it broke is not ours to guess.
            return StepOutcome.Unknown($"{step.Description}: {failure.GetType().Name}: {failure.Message}");
        }
    }

    private ValueTask RecordAsync(LedgerEntryKind kind, DeliveryStep step, string? outcome) =>
        ledger.AppendAsync(
            new LedgerEntry(scope.Time.GetUtcNow(), state.Target.Name, kind, step.Description, outcome), CancellationToken.None);
}
