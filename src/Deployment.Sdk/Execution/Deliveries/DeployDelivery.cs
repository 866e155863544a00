using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Deploys a revision: decide, ask, look again, act, verify.</summary>
internal sealed class DeployDelivery(DeliverySession session)
{
    public async Task<DeliveryResult> RunAsync(DeployOptions options, EnvironmentDefinition? only, CancellationToken cancellationToken)
    {
        try
        {
            if (options.SavedPlan is { } plan && new SavedPlanCheck(session, plan).Fits(DeliveryVerb.Deploy) is { } stranger)
            {
                return DeliveryResult.From(stranger);
            }

            var prepared = await new DeclaredAddOns(session).DecideAsync(
                () => new DeployPreparation(session, FinishLeftOverAsync).PrepareAsync(options, only, cancellationToken),
                decided => decided.Deploys.SelectMany(deploy => deploy.Unready),
                cancellationToken).ConfigureAwait(false);
            var no = prepared.Refusal ?? (options.SavedPlan is { } saved
                ? await new SavedPlanCheck(session, saved).CheckAsync(prepared.Value.Deploys, cancellationToken).ConfigureAwait(false)
                : null);
            return no is { } refusal
                ? Superseded.End(session, refusal)
                : await RunAllAsync(prepared.Value, options, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure);
        }
    }

    private async Task<Refusal?> FinishLeftOverAsync(
        Target target, IReadOnlyList<Target> together, Revision revision, CancellationToken cancellationToken)
    {
        var left = new LeftOver(session);
        return await left.FinishAsync(target, together, cancellationToken).ConfigureAwait(false)
            ?? (await left.FinishOwingAsync(target, revision.Commit, cancellationToken).ConfigureAwait(false)).Failure;
    }

    private async Task<DeliveryResult> RunAllAsync(
        PreparedDeploys prepared, DeployOptions options, CancellationToken cancellationToken)
    {
        var deploys = prepared.Deploys;
        var superseded = prepared.Superseded.Select(overtaken => Superseded.End(session, overtaken)).ToList();
        PreparedDeploy[] due = [.. deploys.Where(deploy => !deploy.Steps.IsEmpty)];

        // Every question first: no target may change while another's approval is still open.
        foreach (var deploy in due)
        {
            RealRun.Note(session, deploy.Target, deploy.Together);
            if (await new Admission(session, options.Consent) { Verb = DeliveryVerb.Deploy, Steps = deploy.Steps }
                .AskAsync(deploy.State, deploy.Revision, null, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }
        }

        var releases = ImmutableArray.CreateBuilder<DeliveredRelease>();
        var delivered = new List<string>();
        var current = new List<string>();
        var verified = new List<string?>();
        foreach (var deploy in due)
        {
            var result = await RunAsync(deploy, options, cancellationToken).ConfigureAwait(false);
            releases.AddRange(result.Releases);
            if (result.IsSuperseded)
            {
                // A later push came first while this waited. It did so for this one environment, and says nothing of the others.
                superseded.Add(result);
                continue;
            }

            if (!result.IsSuccess)
            {
                return AfterOthers(result);
            }

            delivered.Add(deploy.Target.Name);
            verified.Add(result.Verification);
        }

        foreach (var idle in deploys.Where(deploy => deploy.Steps.IsEmpty))
        {
            session.Log.Note($"{idle.Target.Name} already runs {CommitHash.Short(idle.Revision.Commit)}");
            var look = await new DeliveryRun(session)
                .VerifyAsync(Planner.Verify(idle.State), idle.State, idle.Target, idle.Revision, cancellationToken).ConfigureAwait(false);
            if (!look.IsSuccess)
            {
                return AfterOthers(look);
            }

            current.Add(idle.Target.Name);
            verified.Add(look.Verification);
        }

        var commit = CommitHash.Short(deploys[0].Revision.Commit);
        var overtaken = string.Join("; ", superseded.Select(result => result.Message));
        if (delivered.Count + current.Count == 0)
        {
            return superseded[0] with { Message = overtaken };
        }

        var names = string.Join(", ", deploys.Select(deploy => deploy.Target.Name).Where(name => delivered.Contains(name) || current.Contains(name)));
        var said = due.Length == 0 ? $"nothing to do: {names} already runs {commit}" : $"{names} runs {commit}{Verification.Suffix(Verification.Weakest(verified))}";
        return new DeliveryResult(DeliveryOutcome.Done, superseded.Count == 0 ? said : $"{said}; {overtaken}")
        {
            Releases = releases.ToImmutable(),
        };

        DeliveryResult AfterOthers(DeliveryResult result) => result with
        {
            Message = delivered.Count == 0 ? result.Message : $"{result.Message}; {string.Join(", ", delivered)} was delivered before",
            Releases = releases.ToImmutable(),
        };
    }

    private async Task<DeliveryResult> RunAsync(PreparedDeploy deploy, DeployOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var connection = session.Connect(deploy.Target, deploy.Together);
            if ((connection.Refusal
                ?? await RateReserve.AwaitAsync(connection.Value, session.Log, session.Time, cancellationToken).ConfigureAwait(false)) is { } wait)
            {
                return DeliveryResult.From(wait);
            }

            return await new EnvironmentLock(session).WhileHeldAsync(
                deploy.Target,
                connection.Value,
                new LockOptions($"deploy {CommitHash.Short(deploy.Revision.Commit)}", options.LockWait),
                held => RunAsync(held, deploy, options, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Interrupted, $"stopped; nothing was changed on {deploy.Target.Name}");
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure, deploy.Target);
        }
    }

    private async Task<DeliveryResult> RunAsync(
        HeldEnvironment held, PreparedDeploy deploy, DeployOptions options, CancellationToken cancellationToken)
    {
        Verdict<PreparedDeploy> again;
        try
        {
            // Questions take time. What was decided is decided again on what is true now, and must come out the same.
            again = await new DeployPreparation(session)
                .PrepareAsync(options, deploy.Target, deploy.Together, deploy.Revision, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure, deploy.Target);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Interrupted, $"stopped; nothing was changed on {deploy.Target.Name}");
        }

        if (again.Refusal is { } refusal)
        {
            return Superseded.End(session, refusal);
        }

        if (again.Value.Steps.IsEmpty)
        {
            session.Log.Note($"{deploy.Target.Name} runs {CommitHash.Short(deploy.Revision.Commit)} by now");
            return new DeliveryResult(DeliveryOutcome.Done, "somebody else delivered it meanwhile");
        }

        if (again.Value.Unready is [var unready, ..])
        {
            return DeliveryResult.From(unready.Refusal);
        }

        var change = StepChanges.Between(deploy.Steps, again.Value.Steps);
        if (change is not null && held.HasWaited && IsAskedNobody(deploy.Target))
        {
            // Our own delivery before this one changed it, and nobody said yes to what was to be done.
            session.Log.Note($"{deploy.Target.Name} changed while this waited, so it was decided anew: {change}");
        }
        else if (change is not null)
        {
            return DeliveryResult.From(Refusal.Outdated(
                $"{deploy.Target.Name} changed after this was decided: {change}", "deliver again"));
        }

        if (options.SavedPlan is { } saved
            && await new SavedPlanCheck(session, saved).CheckAsync(again.Value, cancellationToken).ConfigureAwait(false) is { } outdated)
        {
            return DeliveryResult.From(outdated);
        }

        var last = await new Admission(session, options.Consent) { Verb = DeliveryVerb.Deploy, Steps = again.Value.Steps }
            .AskLastAsync(again.Value.State, deploy.Revision, null, cancellationToken).ConfigureAwait(false);
        if (last.Refusal is { } frozen)
        {
            return DeliveryResult.From(frozen);
        }

        session.Log.Heading(
            $"{deploy.Revision.Branch} ({CommitHash.Short(deploy.Revision.Commit)}) -> {deploy.Target.Name} ({Apps(deploy.Target)})");
        return await new DeliveryRun(session)
            .RunAsync(held, DeliveryVerb.Deploy, again.Value.State, null, again.Value.Steps, deploy.Revision, last.Value, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAskedNobody(Target target) =>
        target.Stage != Stage.Production && target.Definition.Of<RequiresApprovalAttribute>().IsEmpty;

    private static string Apps(Target target) => string.Join(", ", target.Apps.Select(app => app.Name));
}
