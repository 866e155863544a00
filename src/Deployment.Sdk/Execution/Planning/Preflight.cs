namespace Deployment.Sdk.Execution;

/// <summary>What must be true of a target before anything may arrive there.</summary>
internal static class Preflight
{
    public static Refusal? Check(TargetState state) =>
        state.Apps.Select(app => Check(state, app)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>What must be true before anything there may move, also back: what is declared to arrive with new code does not count.</summary>
    public static Refusal? CheckMove(TargetState state) =>
        state.Apps.Select(app => Place(state, app) ?? Kind(app) ?? Busy(app)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>
    /// What must be true before a delivery that was left unfinished goes on: the same, but what it began itself is not in its own way.
    /// </summary>
    /// <param name="state">What is there now.</param>
    /// <param name="builds">The builds that it began.</param>
    /// <param name="apps">The apps where it may have begun a release.</param>
    public static Refusal? CheckTakeUp(TargetState state, IReadOnlySet<string> builds, IReadOnlySet<string> apps) =>
        CheckMove(state with
        {
            Apps =
            [
                .. state.Apps.Select(app => app with
                {
                    PendingBuilds = [.. app.PendingBuilds.Where(build => !builds.Contains(build))],
                    Newest = apps.Contains(app.Name) ? null : app.Newest,
                }),
            ],
        });

    private static Refusal? Check(TargetState state, AppState app) =>
        Place(state, app) ?? Kind(app) ?? Busy(app) ?? Secrets(state, app);

    /// <summary>An app that is elsewhere than the plan says is not the app that the plan is about.</summary>
    public static Refusal? Place(TargetState state, AppState app)
    {
        var stage = state.Target.Stage.ToString().ToLowerInvariant();
        if (app.Coupling is not { } coupling || coupling.Pipeline.Id != state.Pipeline.Id)
        {
            return Refusal.Policy(
                $"{app.Name} is not in the pipeline {state.Pipeline.Name}",
                $"heroku pipelines:add {state.Pipeline.Name} --app {app.Name} --stage {stage}");
        }

        return coupling.Stage == stage
            ? null
            : Refusal.Policy(
                $"{app.Name} is in stage {coupling.Stage} of the pipeline {state.Pipeline.Name}; the plan says {stage}",
                $"heroku pipelines:update --app {app.Name} --stage {stage}, or correct the stage of {state.Target.Definition.Name}");
    }

    /// <summary>
    /// Heroku's second generation runs OCI images, whose build, release and promotion differ: status reads them, and every change is
    /// refused.
    /// </summary>
    public static Refusal? Kind(AppState app) =>
        app.RunsImages
            ? Refusal.Policy(
                $"{app.Name} {(app.Generation is { } generation && generation != "cedar" ? $"is of Heroku's generation {generation}" : "runs OCI images, as Heroku's generation fir does")}; "
                + "only cedar apps, which run slugs, can be delivered to",
                $"deliver {app.Name} with Heroku's own tools; status shows what it runs")
            : null;

    // A build releases itself later, also after its starter is gone: going ahead now would race it.
    private static Refusal? Busy(AppState app)
    {
        if (app.PendingBuilds is [var build, ..])
        {
            return new Refusal(
                DeliveryOutcome.LockHeld,
                $"a build is under way on {app.Name} (build {build}), and it will release itself",
                "wait until it has ended, then deliver again");
        }

        return app.Newest is { Status: "pending" } release
            ? new Refusal(
                DeliveryOutcome.LockHeld,
                $"release v{release.Version} of {app.Name} is still pending",
                "wait until it has ended, then deliver again")
            : null;
    }

    private static Refusal? Secrets(TargetState state, AppState app)
    {
        var target = state.Target;
        string[] missing =
        [
            .. target.Definition.Of<SecretVarAttribute>()
                .Select(secret => secret.Name)
                .Where(name => !app.Config.ContainsKey(name) && !state.Given.Has(name)),
        ];
        var (it, variables) = (missing.Length == 1 ? "it" : "them", missing.Select(name => SecretVariable.NameOf(target, name)));
        return missing.Length == 0
            ? null
            : Refusal.Policy(
                $"{app.Name} lacks {string.Join(", ", missing)}, which {target.Name} declares as secret",
                $"give {it} to this command in the environment as {string.Join(", ", variables)}, or set {it} with heroku config:edit --app {app.Name}");
    }
}
