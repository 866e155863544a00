using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Decides what a delivery does. A pure function: what it knows was read before, and a dry run is this alone.
/// </summary>
internal static class Planner
{
    public static Verdict<DeliverySteps> Deploy(DeployRequest request)
    {
        var target = request.State.Target;
        var refusal = Preflight.Check(request.State)
            ?? DirectionRule.Check(request.Direction, target, request.ForwardOnly, request.IsRemoteTip)
            ?? ProcfileRule.Check(target, request.Procfiles);
        if (refusal is not null)
        {
            return refusal;
        }

        var arrivals = new List<DeliveryStep>();
        foreach (var artefact in target.Artefacts)
        {
            arrivals.AddRange(ArtefactSteps(request, artefact));
        }

        return Steps(request.State, arrivals, request.Changes, []);
    }

    public static Verdict<DeliverySteps> Promote(PromotionPlanRequest request)
    {
        var (from, to) = (request.From, request.To);
        var refusal = Preflight.Check(to)
            ?? PromotionPreflight.Check(from, to)
            ?? DirectionRule.Check(request.Direction, to.Target, forwardOnly: true, isRemoteTip: false)
            ?? ProcfileRule.Check(to.Target, Procfiles(from));
        if (refusal is not null)
        {
            return refusal;
        }

        var arrivals = new List<DeliveryStep>();
        foreach (var artefact in to.Target.Artefacts)
        {
            var source = from.App(from.Target.ArtefactOf(artefact.Path).Builder.Name);
            var pin = PinnedRelease.Of(source);
            ImmutableArray<string> behind =
                [.. artefact.Apps.Select(app => app.Name).Where(name => !Runs(to.App(name), pin.Commit))];
            if (!behind.IsEmpty)
            {
                arrivals.Add(new PromoteStep(source.Name, pin, behind));
            }
        }

        return Steps(to, arrivals, request.Changes, [.. PromotionDifferences.Of(from, to)]);
    }

    /// <summary>
    /// Goes back. Nothing that belongs to new code runs: no config is set, no release command, no step of the team's own but those that
    /// verify.
    /// </summary>
    public static DeliverySteps RollBack(TargetState state, ImmutableArray<RollbackStep> steps)
    {
        AppState[] released = [.. state.Apps.Where(app => steps.Any(step => step.App == app.Name))];
        var quiet = QuietTime.Of(state.Target, released);
        return new DeliverySteps(
            [.. quiet.Begin, .. steps, .. quiet.End, .. Declared(state.Target, released, StepPhase.Verify, new Dictionary<string, bool>())],
            [.. InMaintenance(state)]);
    }

    /// <summary>
    /// Gives each app the config that is declared, in one request and one release, and asks those that serve whether they still do: what
    /// runs starts anew with it. Nothing is delivered.
    /// </summary>
    public static Verdict<DeliverySteps> Configure(TargetState state)
    {
        if (Preflight.Check(state) is { } refusal)
        {
            return refusal;
        }

        DeliveryStep[] changes = [.. state.Apps.Select(app => ConfigChanges.All(state, app)).OfType<DeliveryStep>()];
        return new DeliverySteps(
            [.. changes, .. VerifyServing(state, app => changes.Any(change => change.App == app.Name))], [.. InMaintenance(state)]);
    }

    /// <summary>Asks once more whether what has its config serves: what failed by it must not turn green by being repeated.</summary>
    public static DeliverySteps VerifyConfigured(TargetState state) => new([.. VerifyServing(state, _ => true)], [.. InMaintenance(state)]);

    /// <summary>
    /// Looks once more at what runs already. There is nothing to deliver, but a delivery that failed its verification must not turn
    /// green by being repeated.
    /// </summary>
    public static DeliverySteps Verify(TargetState state) =>
        new(
            [.. Verifications(state.Target, [.. state.Apps], new Dictionary<string, bool>())],
            [.. InMaintenance(state)]);

    // A slug knows its own Procfile.
    private static IEnumerable<Procfile> Procfiles(TargetState from) =>
        from.Apps.Select(app => app.RunningSlug).OfType<Slug>().Select(slug => new Procfile(slug.ProcessTypes));

    private static IEnumerable<DeliveryStep> ArtefactSteps(DeployRequest request, Artefact artefact)
    {
        var commit = request.Revision.Commit;
        if (!Runs(request.State.App(artefact.Builder.Name), commit))
        {
            yield return new BuildStep(artefact.Builder.Name, commit, artefact.Path);
        }

        foreach (var app in artefact.Apps.Skip(1).Where(app => !Runs(request.State.App(app.Name), commit)))
        {
            yield return new ReleaseSlugStep(app.Name, artefact.Builder.Name, commit);
        }
    }

    // A failed newest release means that the last attempt did not take, whatever still runs: the same commit is work to do.
    private static bool Runs(AppState app, string commit) =>
        app.RunningCommit == commit && app.Newest is not { Status: "failed" };

    private static DeliverySteps Steps(
        TargetState state, List<DeliveryStep> arrivals, IReadOnlyDictionary<string, bool> changes, ImmutableArray<string> notes)
    {
        var target = state.Target;
        HashSet<string> receiving =
            [.. arrivals.SelectMany(step => step is PromoteStep promote ? promote.Targets.AsEnumerable() : [step.App])];
        AppState[] released = [.. state.Apps.Where(app => receiving.Contains(app.Name))];
        var quiet = QuietTime.Of(target, released);
        DeliveryStep[] additions = [.. state.Apps.Select(app => ConfigChanges.Additions(state, app)).OfType<DeliveryStep>()];
        DeliveryStep[] dynos = [.. state.Apps.Select(app => FormationChanges.Of(target, app)).OfType<DeliveryStep>()];
        DeliveryStep[] removals = [.. state.Apps.Select(app => ConfigChanges.Removals(state, app)).OfType<DeliveryStep>()];
        HashSet<string> adjusted = [.. additions.Concat(dynos).Concat(removals).Select(step => step.App).Except(receiving)];

        return new DeliverySteps(
            [
                .. Declared(target, released, StepPhase.BeforeRelease, changes),
                .. additions,
                .. quiet.Begin,
                .. arrivals,
                .. dynos,
                .. Declared(target, released, StepPhase.AfterRelease, changes),

                // The code that ran before may have needed it until now.
                .. removals,
                .. quiet.End,
                .. Declared(target, released, StepPhase.Verify, changes),
                .. Verifications(target, [.. state.Apps.Where(app => adjusted.Contains(app.Name))], changes),
            ],
            [
                .. notes,
                .. InMaintenance(state),
            ]);
    }

    private static IEnumerable<string> InMaintenance(TargetState state) =>
        state.Apps.Where(app => app.App.Maintenance).Select(app =>
            $"{app.Name} is in maintenance, not by this delivery, and stays so: heroku maintenance:off --app {app.Name}");

    // Nobody can ask an app that has no code yet, or that a person took into maintenance.
    private static IEnumerable<DeliveryStep> VerifyServing(TargetState state, Func<AppState, bool> isMeant) =>
        Verifications(
            state.Target,
            [.. state.Apps.Where(app => app is { RunningCommit: not null, App.Maintenance: false } && isMeant(app))],
            new Dictionary<string, bool>());

    // Of an app that gets no new code: what may be repeated.
    private static IEnumerable<DeliveryStep> Verifications(Target target, AppState[] apps, IReadOnlyDictionary<string, bool> changes) =>
        Declared(target, apps, StepPhase.Verify, changes).Where(step => step is DeclaredStep { Attribute.IsRepeatable: true });

    private static IEnumerable<DeliveryStep> Declared(
        Target target, AppState[] apps, StepPhase phase, IReadOnlyDictionary<string, bool> changes) =>
        from step in target.Definition.Of<StepAttribute>()
        where step.Phase == phase
        where step.OnlyWhenChanged is not { } glob || changes.GetValueOrDefault(glob, true)
        from app in apps
        select new DeclaredStep(target, app.Name, step);
}
