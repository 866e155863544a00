using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Finishes a delivery that reached some apps of its environment and not the others. What was done is not repeated; an app that
/// somebody else changed meanwhile is theirs.
/// </summary>
internal sealed class RestOfDelivery(DeliverySession session)
{
    public async Task<DeliveryResult> FinishAsync(Target target, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        try
        {
            return await RateReserve.AwaitAsync(connection.Value, session.Log, session.Time, cancellationToken).ConfigureAwait(false) is { } wait
                ? DeliveryResult.From(wait)
                : await new EnvironmentLock(session).WhileHeldAsync(
                    target,
                    connection.Value,
                    new LockOptions("resume", TimeSpan.Zero),
                    held => FinishAsync(held, target, connection.Value, cancellationToken),
                    cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure, target);
        }
    }

    private async Task<DeliveryResult> FinishAsync(
        HeldEnvironment held, Target target, HerokuConnection heroku, CancellationToken cancellationToken)
    {
        if (held.View.Partial is not { } journal)
        {
            return new DeliveryResult(DeliveryOutcome.Done, $"nothing to do: somebody else delivered to {target.Name} meanwhile");
        }

        var began = journal.Began;
        var given = GivenSecrets.To(session, target);
        if (given.Refusal is { } ambiguous)
        {
            return DeliveryResult.From(ambiguous);
        }

        var read = await ReadAnew.ReadAsync(session, heroku, target, began, given.Value, cancellationToken).ConfigureAwait(false);
        if (read.Refusal is { } gone)
        {
            return DeliveryResult.From(gone);
        }

        var (state, source, revision) = read.Value;
        var steps = Steps(journal, state, given.Value);
        if ((steps.Refusal ?? Preflight.CheckMove(state)) is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var last = await AskAsync(began, state, revision, source, cancellationToken).ConfigureAwait(false);
        if (last.Refusal is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        session.Log.Heading(
            $"{target.Name}: {began.Verb} of {CommitHash.Short(began.Commit)} by run {journal.Run} left {NamedSome.Join(", ", journal.Rest)}; finishing it there");
        return steps.Value.IsEmpty
            ? new DeliveryResult(DeliveryOutcome.Failed, $"what is left of run {journal.Run} is for a person: {NamedSome.Join("; ", steps.Value.Notes)}")
            : await new DeliveryRun(session)
                .RunAsync(held, began.Verb, state, source, steps.Value, revision, last.Value, cancellationToken).ConfigureAwait(false);
    }

    private Task<Verdict<LastWord>> AskAsync(
        DeliveryBegan began, TargetState state, Revision revision, TargetState? source, CancellationToken cancellationToken)
    {
        var admission = began.Verb == DeliveryVerb.Rollback
            ? Admission.OfRollback(session, Consent.None, reason: null)
            : new Admission(session, Consent.None) { Verb = began.Verb };
        return admission.AskLastAsync(state, revision, source, cancellationToken);
    }

    /// <summary>What is left, of what was decided.</summary>
    private static Verdict<DeliverySteps> Steps(Journal journal, TargetState state, GivenSecrets given)
    {
        var target = state.Target;
        var commit = journal.Began.Commit;
        HashSet<string> rest = [.. journal.Rest];
        foreach (var app in state.Apps.Where(app => rest.Contains(app.Name)))
        {
            if (!Runs(app) && app.RunningSlug?.Id != journal.Began.Apps.FirstOrDefault(known => known.Name == app.Name)?.Slug)
            {
                return Refusal.Outdated($"{app.Name} was delivered to by somebody else since run {journal.Run}", "deliver again");
            }
        }

        HashSet<int> done = [.. journal.Done];
        HashSet<int> begun = [.. journal.Begun];
        var steps = ImmutableArray.CreateBuilder<DeliveryStep>();
        var notes = ImmutableArray.CreateBuilder<string>();
        for (var place = 0; place < journal.Began.Steps.Count; place++)
        {
            var recorded = journal.Began.Steps[place];
            if (RecordedSteps.Restore(recorded, target, given) is { } step)
            {
                Add(step, isDone: done.Contains(place), isBegun: begun.Contains(place));
            }
            else if (!done.Contains(place))
            {
                return new Refusal(
                    DeliveryOutcome.StateUnknown,
                    $"{target.Name} is left with: {recorded.Description}; the plan does not declare it any longer, or a secret that it set is not given any more",
                    $"resume with the plan that began it (policy {journal.Began.PolicyDigest[..12]}), or deliver again");
            }
        }

        return new DeliverySteps(steps.ToImmutable(), notes.ToImmutable());

        void Add(DeliveryStep step, bool isDone, bool isBegun)
        {
            switch (step)
            {
                case PromoteStep promote:
                    ImmutableArray<string> behind = [.. promote.Targets.Where(app => !Runs(state.App(app)))];
                    if (!behind.IsEmpty)
                    {
                        steps.Add(promote with { Targets = behind });
                    }

                    break;
                case BuildStep or ReleaseSlugStep or RollbackStep:
                    if (!Runs(state.App(step.App)))
                    {
                        steps.Add(step);
                    }

                    break;

                // Maintenance ended with the delivery; what begins now is quiet once more.
                case SetMaintenanceStep or SetProcessesStep:
                    if (rest.Contains(step.App))
                    {
                        steps.Add(step);
                    }

                    break;
                // Heroku makes no release for values that are there already, so there would be none to wait for.
                case SetConfigStep config:
                    if (!isDone && config.Without(state.App(step.App).Config) is { } lacking)
                    {
                        steps.Add(lacking);
                    }

                    break;
                case DeclaredStep { Attribute.IsRepeatable: false } when isBegun && !isDone:
                    notes.Add($"{step.Description}: it was begun before and failed, and must not run twice; do it by hand");
                    break;
                default:
                    if (!isDone)
                    {
                        steps.Add(step);
                    }

                    break;
            }
        }

        bool Runs(AppState app) => app.RunningCommit == commit && app.Newest is not { Status: "failed" };
    }
}
