using System.Collections.Concurrent;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Sees to its end a promotion whose id was lost with the answer. Heroku lists no promotions, so their releases are looked for.
/// </summary>
internal static class LostPromotion
{
    public static async Task<StepOutcome> SeeAsync(
        RunScope scope, PromoteStep step, HerokuException lost, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Release>(StringComparer.Ordinal);
        var all = await LostAnswer.FindAsync(scope, lost, token => FindAllAsync(scope, step, found, token), cancellationToken).ConfigureAwait(false);
        if (all is null && found.Count == 0)
        {
            return LostAnswer.Nothing(lost, string.Join(" and ", step.Targets));
        }

        return await PromotionRun.TogetherAsync(
            scope,
            step.Targets,
            app => app,
            (_, app, within) => found.TryGetValue(app, out var release)
                ? PromotionRun.SeeAsync(within, step, app, release.Id, cancellationToken)
                : Task.FromResult(StepOutcome.Unknown(
                    $"the promotion was begun, its answer was lost, and no release of it appeared on {app}; look at heroku releases --app {app}")))
            .ConfigureAwait(false);
    }

    /// <summary>Takes up a promotion that an earlier process may have begun: what arrived is seen to its end, the rest is promoted.</summary>
    public static async Task<StepOutcome> TakeUpAsync(
        RunScope scope, PromoteStep step, Func<PromoteStep, Task<StepOutcome>> promote, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Release>(StringComparer.Ordinal);
        await FindAllAsync(scope, step, found, cancellationToken).ConfigureAwait(false);
        var outcomes = new List<StepOutcome>();
        if (found.Count > 0)
        {
            outcomes.Add(await PromotionRun.TogetherAsync(
                scope,
                found.ToArray(),
                known => known.Key,
                (known, app, within) => PromotionRun.SeeAsync(within, step, app, known.Value.Id, cancellationToken)).ConfigureAwait(false));
        }

        if (found.Count < step.Targets.Length)
        {
            outcomes.Add(await promote(step with { Targets = [.. step.Targets.Where(app => !found.ContainsKey(app))] }).ConfigureAwait(false));
        }

        return PromotionRun.Together(outcomes);
    }

    private static async Task<Dictionary<string, Release>?> FindAllAsync(
        RunScope scope, PromoteStep step, Dictionary<string, Release> found, CancellationToken cancellationToken)
    {
        var seen = new ConcurrentDictionary<string, Release>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            step.Targets.Where(app => !found.ContainsKey(app)),
            new ParallelOptions { MaxDegreeOfParallelism = Wave.AtOnce, CancellationToken = cancellationToken },
            async (app, token) =>
            {
                if (await LostAnswer.NewReleaseAsync(scope, app, token).ConfigureAwait(false) is { } release
                    && await SlugMatch.IsAsync(scope, app, release, step.Source, token).ConfigureAwait(false))
                {
                    seen[app] = release;
                }
            }).ConfigureAwait(false);
        foreach (var (app, release) in seen)
        {
            found.Add(app, release);
        }

        return found.Count == step.Targets.Length ? found : null;
    }
}
