using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <content>Takes a delivery back that failed its verification, where that is declared.</content>
internal sealed partial class DeliveryRun
{
    private async Task<(DeliveryResult Result, RunScope Scope)> TakeBackAsync(
        HeldEnvironment held,
        string run,
        RunScope failed,
        TargetState state,
        IReadOnlyList<RecordedApp> before,
        DeliveryResult result,
        CancellationToken cancellationToken)
    {
        Verdict<WayBack> way;
        try
        {
            way = await WayBackAsync(failed, before, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HerokuException or GitException or OperationCanceledException)
        {
            way = new Refusal(DeliveryOutcome.StateUnknown, $"what runs now could not be read: {failure.Message}");
        }

        if (way.Refusal is { } stays)
        {
            var told = result with
            {
                Outcome = stays.Outcome == DeliveryOutcome.StateUnknown ? DeliveryOutcome.StateUnknown : DeliveryOutcome.Failed,
                Message = session.Masked($"{result.Message}; not taken back: {stays.Reason}"),
                Remedy = stays.Remedy ?? result.Remedy,
            };
            return (await EndAsync(held, run, failed, state, told).ConfigureAwait(false), failed);
        }

        var (now, steps) = (way.Value.State, way.Value.Steps);
        var commit = steps[0].To.Commit;
        var planned = Planner.RollBack(now, steps);
        session.Log.Note($"{result.Message}; taking {state.Target.Name} back to {CommitHash.Short(commit)}");
        var scope = Scope(held, run, now, new KnownVersions(now.Apps), failed.Heroku, RevisionOf(commit));
        DeliveryResult back;
        try
        {
            // At once: a crash in between must leave neither a bad release without a hold nor a rollback that nobody takes up.
            await held.Journal.AppendAsync(
                [
                    new DeliveryEnded(
                        run, (int)result.Outcome, result.Message, RecordedApps.After(state, failed.Versions, failed.Revision.Commit)),
                    new HoldSet($"{CommitHash.Short(failed.Revision.Commit)} failed its verification and was taken back"),
                    new DeliveryBegan(
                        DeliveryVerb.Rollback,
                        commit,
                        session.Plan.PolicyDigest,
                        PlanDigest.Of(session.Plan.PolicyDigest, [now], commit, planned, held.Key.ToArray()),
                        RecordedApps.Of(now),
                        [.. planned.Steps.Select(RecordedSteps.Of)])
                    {
                        TakesBack = true,
                    },
                ],
                CancellationToken.None).ConfigureAwait(false);
            back = session.Masked(
                await new Executor(scope, held.Journal, now, source: null)
                    .RunAsync(planned, cancellationToken).ConfigureAwait(false));
            back = await EndAsync(held, run, scope, now, back).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is LedgerException or LeaseLostException)
        {
            back = new DeliveryResult(DeliveryOutcome.StateUnknown, failure.Message);
        }

        return (
            back.IsSuccess
                ? result with
                {
                    Outcome = DeliveryOutcome.VerificationFailed,
                    Message = $"{result.Message}; taken back: {state.Target.Name} {RunsAgain(now, steps, scope)}",
                    Remedy = $"mend it and deliver the fix; automatic deliveries stay out until: {StandingRules.ReleaseHold(state.Target)}",
                }
                : result with
                {
                    Outcome = DeliveryOutcome.StateUnknown,
                    Message = $"{result.Message}; and taking it back failed: {back.Message}",
                    Remedy = back.Remedy ?? $"look at what runs: heroku releases --app {string.Join(" and --app ", steps.Select(step => step.App))}",
                },
            scope);
    }

    /// <summary>What leads back to what ran before, as the ledger says; a refusal when there is no way.</summary>
    private async Task<Verdict<WayBack>> WayBackAsync(
        RunScope failed, IReadOnlyList<RecordedApp> before, CancellationToken cancellationToken)
    {
        var target = failed.Target;
        var reader = failed.Heroku.Reader;
        var now = await new TargetReader(reader).ReadAsync(session.Plan, target, cancellationToken).ConfigureAwait(false);
        session.Mask(now.Secrets);
        var steps = ImmutableArray.CreateBuilder<RollbackStep>();
        foreach (var app in now.Apps)
        {
            if (app.Version != failed.Versions[app.Name])
            {
                return new Refusal(
                    DeliveryOutcome.StateUnknown,
                    $"somebody else released on {app.Name}: v{failed.Versions[app.Name]} was its newest release, now it is v{app.Version}",
                    $"look at heroku releases --app {app.Name}");
            }

            var earlier = before.FirstOrDefault(known => known.Name == app.Name);
            if (earlier?.Slug == app.Running?.Slug?.Id)
            {
                continue;
            }

            if (earlier is not { Slug: { } slug, Release: { } release, Running: { } version, Commit: { } commit })
            {
                return Refusal.Policy($"{app.Name} ran nothing before that could come back");
            }

            if (await IrreversibleChanges.InTheWayAsync(
                session.Git, target, app.RunningCommit, commit, allowFetch: true, cancellationToken).ConfigureAwait(false) is { } crossed)
            {
                return Refusal.Policy(crossed, "deliver a fix forward");
            }

            steps.Add(new RollbackStep(app.Name, new PinnedRelease(app.Name, release, version, slug, commit, null), WithConfig: false));
        }

        return steps.Count == 0
            ? Refusal.Policy($"{target.Name} runs what it ran before")
            : new WayBack(now, steps.ToImmutable());
    }

    // Where an earlier delivery had reached some of the apps only, they ran different commits before this one too.
    private static string RunsAgain(TargetState now, ImmutableArray<RollbackStep> steps, RunScope scope)
    {
        var apps = now.Apps.Select(app => (app.Name, Back: steps.FirstOrDefault(step => step.App == app.Name), app.RunningCommit))
            .Select(app => (app.Name, IsBack: app.Back is not null, Commit: CommitHash.Short(app.Back?.To.Commit ?? app.RunningCommit ?? "nothing")))
            .ToArray();
        return apps.Select(app => app.Commit).Distinct(StringComparer.Ordinal).Skip(1).Any()
            ? $"runs what it ran before: {NamedSome.Join(", ", [.. apps.Select(app => $"{app.Name} {app.Commit}{(app.IsBack ? $" (v{scope.Versions[app.Name]})" : ", as before")}")])}"
            : $"runs {apps[0].Commit} again ({string.Join(", ", steps.Select(step => $"{step.App} v{scope.Versions[step.App]}"))})";
    }

    private static Revision RevisionOf(string commit) => new(commit, null, GitReference.Unknown, RevisionOrigin.Git, Trigger.Manual);

    private sealed record WayBack(TargetState State, ImmutableArray<RollbackStep> Steps);
}
