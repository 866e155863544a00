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

        var outcomes = new List<StepOutcome>();
        foreach (var app in step.Targets)
        {
            outcomes.Add(found.TryGetValue(app, out var release)
                ? await PromotionRun.SeeAsync(scope, step, app, release.Id, cancellationToken).ConfigureAwait(false)
                : StepOutcome.Unknown(
                    $"the promotion was begun, its answer was lost, and no release of it appeared on {app}; look at heroku releases --app {app}"));
        }

        return PromotionRun.Together(outcomes);
    }

    /// <summary>Takes up a promotion that an earlier process may have begun: what arrived is seen to its end, the rest is promoted.</summary>
    public static async Task<StepOutcome> TakeUpAsync(
        RunScope scope, PromoteStep step, Func<PromoteStep, Task<StepOutcome>> promote, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Release>(StringComparer.Ordinal);
        await FindAllAsync(scope, step, found, cancellationToken).ConfigureAwait(false);
        var outcomes = new List<StepOutcome>();
        foreach (var (app, release) in found)
        {
            outcomes.Add(await PromotionRun.SeeAsync(scope, step, app, release.Id, cancellationToken).ConfigureAwait(false));
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
        foreach (var app in step.Targets.Where(app => !found.ContainsKey(app)))
        {
            if (await LostAnswer.NewReleaseAsync(scope, app, cancellationToken).ConfigureAwait(false) is { } release
                && await SlugMatch.IsAsync(scope, app, release, step.Source, cancellationToken).ConfigureAwait(false))
            {
                found.Add(app, release);
            }
        }

        return found.Count == step.Targets.Length ? found : null;
    }
}
