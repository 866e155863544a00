using Deployment.Sdk.Revisions;

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
        DeliveryResult? failure;
        string? stuck;
        try
        {
            failure = await RunAllAsync(steps, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            stuck = await _maintenance.LiftAsync().ConfigureAwait(false);
        }

        if (stuck is not null)
        {
            var told = failure is null ? stuck : $"{failure.Message}; {stuck}";
            return new DeliveryResult(DeliveryOutcome.StateUnknown, told) { Remedy = failure?.Remedy, FailedStep = failure?.FailedStep };
        }

        return failure
            ?? new DeliveryResult(DeliveryOutcome.Done, $"{state.Target.Name} runs {CommitHash.Short(scope.Revision.Commit)}");
    }

    private async Task<DeliveryResult?> RunAllAsync(DeliverySteps steps, CancellationToken cancellationToken)
    {
        var standing = new List<string>();
        foreach (var step in steps.Steps)
        {
            if (await RunAsync(step, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                var failure = failed with { FailedStep = step.Description };
                return standing.Count == 0
                    ? failure
                    : failure with { Message = $"{failure.Message}; done before, and left so: {string.Join(", ", standing)}" };
            }

            // Releases are reported by themselves, and maintenance is lifted.
            if (step is SetConfigStep or ScaleStep)
            {
                standing.Add(step.Description);
            }
        }

        return null;
    }

    private async Task<DeliveryResult?> RunAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        using var span = DeliverySpans.Begin(step);
        var began = scope.Time.GetTimestamp();
        scope.Log.Begin(step.Description);
        await RecordAsync(LedgerEntryKind.StepIntended, step, null).ConfigureAwait(false);
        var result = await AttemptAsync(step, cancellationToken).ConfigureAwait(false);
        await RecordAsync(LedgerEntryKind.StepEnded, step, result?.Message ?? "succeeded").ConfigureAwait(false);
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
    private async Task<DeliveryResult?> AttemptAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        var before = scope.Writer.Accepted;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return StepFailures.Of(
                step, await InterpretAsync(step, cancellationToken).ConfigureAwait(false), cancellationToken.IsCancellationRequested);
        }
        catch (Exception failure)
        {
            return StepFailures.Of(
                step,
                failure,
                hasWritten: scope.Writer.HasWritten,
                isUnderWay: scope.Writer.Accepted > before,
                cancellationToken.IsCancellationRequested);
        }
    }

    private Task<StepOutcome> InterpretAsync(DeliveryStep step, CancellationToken cancellationToken) => step switch
    {
        SetConfigStep config => ConfigRun.RunAsync(scope, config, cancellationToken),
        SetMaintenanceStep maintenance => _maintenance.SetAsync(maintenance, cancellationToken),
        BuildStep build => BuildRun.RunAsync(scope, build, cancellationToken),
        ReleaseSlugStep release => ReleaseSlugRun.RunAsync(scope, release, cancellationToken),
        ScaleStep scale => ScaleRun.RunAsync(scope, scale, cancellationToken),
        PromoteStep promote when source is not null => PromotionRun.RunAsync(scope, promote, source, state, cancellationToken),
        DeclaredStep declared => DeclaredRun.RunAsync(scope, declared, state.App(declared.App).App.WebUrl, cancellationToken),
        _ => throw new InvalidOperationException($"No one knows how to carry out {step.GetType().Name}."),
    };

    private ValueTask RecordAsync(LedgerEntryKind kind, DeliveryStep step, string? outcome) =>
        ledger.AppendAsync(
            new LedgerEntry(scope.Time.GetUtcNow(), state.Target.Name, kind, step.Description, outcome), CancellationToken.None);
}
