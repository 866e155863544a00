using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="PromoteStep"/>: one exact release to every target, each seen to its end.</summary>
internal static class PromotionRun
{
    public static async Task<StepOutcome> RunAsync(
        RunScope scope, PromoteStep step, TargetState from, TargetState to, bool begun, CancellationToken cancellationToken)
    {
        if (begun)
        {
            return await LostPromotion.TakeUpAsync(
                scope,
                step,
                rest => RunAsync(scope, rest, from, to, begun: false, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }

        var ids = step.Targets.ToDictionary(name => to.App(name).App.Id, StringComparer.Ordinal);
        PipelinePromotion promotion;
        try
        {
            promotion = await scope.Writer.CreatePromotionAsync(
                PromotionRequest.Of(to.Pipeline.Id, from.App(step.App).App.Id, step.Source.ReleaseId, ids.Keys),
                cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException lost) when (lost.MayHaveActed)
        {
            return await LostPromotion.SeeAsync(scope, step, lost, cancellationToken).ConfigureAwait(false);
        }

        if (await EndedAsync(scope, promotion.Id, ids.Count, cancellationToken).ConfigureAwait(false) is not { } ended)
        {
            return StepOutcome.Unknown(
                $"the end of promotion {promotion.Id} was not seen; look at heroku releases --app {string.Join(" and --app ", step.Targets)}");
        }

        return await TogetherAsync(
            scope,
            ended,
            target => ids.GetValueOrDefault(target.App?.Id ?? "", target.App?.Id ?? "an unnamed app"),
            (target, app, within) => SeeAsync(within, step, app, target, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>
    /// Sees to several targets, so many at a time: the worst of their outcomes, with every reason. Each target's own is noted with it.
    /// </summary>
    public static async Task<StepOutcome> TogetherAsync<T>(
        RunScope scope, IReadOnlyList<T> targets, Func<T, string> nameOf, Func<T, string, RunScope, Task<StepOutcome>> see)
    {
        var outcomes = new StepOutcome[targets.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, targets.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Wave.AtOnce },
            async (place, _) =>
            {
                var app = nameOf(targets[place]);
                outcomes[place] = await see(
                    targets[place], app, targets.Count == 1 ? scope : scope with { Log = new AppLog(scope.Log, app) }).ConfigureAwait(false);
                scope.Progress.Note(app, outcomes[place]);
            }).ConfigureAwait(false);
        return Together(outcomes);
    }

    /// <summary>The outcome of all targets: the worst of them, with every reason.</summary>
    public static StepOutcome Together(IEnumerable<StepOutcome> outcomes)
    {
        StepOutcome[] failures = [.. outcomes.Where(outcome => outcome.Kind != StepOutcomeKind.Succeeded)];
        return failures.Length == 0
            ? StepOutcome.Succeeded
            : new StepOutcome(
                failures.Max(failure => failure.Kind), NamedSome.Join("; ", [.. failures.Select(failure => failure.Reason ?? "")]));
    }

    // The promotion itself never says whether it succeeded; only its targets do.
    private static async Task<IReadOnlyList<PromotionTarget>?> EndedAsync(
        RunScope scope, string promotion, int expected, CancellationToken cancellationToken)
    {
        // Heroku answers before it has begun.
        var end = new Deadline(scope.Time, Limits.Promotion);
        for (var look = 0; !end.IsOver; look++)
        {
            await scope.WaitAsync(look, cancellationToken).ConfigureAwait(false);
            var targets = await scope.Heroku.Reader.ListPromotionTargetsAsync(promotion, cancellationToken).ConfigureAwait(false);
            if (targets.Count == expected
                && targets.All(target => target.Status != PromotionTargetStatus.Pending || target.Release is not null))
            {
                return targets;
            }
        }

        return null;
    }

    private static async Task<StepOutcome> SeeAsync(
        RunScope scope, PromoteStep step, string app, PromotionTarget target, CancellationToken cancellationToken)
    {
        if (target.Release is not { } release)
        {
            return target.Status == PromotionTargetStatus.Failed
                ? StepOutcome.Failed($"{app} did not take the promotion: {target.ErrorMessage ?? "Heroku gave no reason"}")
                : StepOutcome.Unknown($"the promotion to {app} ended as {target.Status} without a release");
        }

        return await SeeAsync(scope, step, app, release.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sees the release of one target to its end.</summary>
    public static Task<StepOutcome> SeeAsync(
        RunScope scope, PromoteStep step, string app, string release, CancellationToken cancellationToken) =>
        ReleaseWatch.SeeAsync(
            scope, app, release, (made, token) => SlugMatch.IsAsync(scope, app, made, step.Source, token), cancellationToken);
}
