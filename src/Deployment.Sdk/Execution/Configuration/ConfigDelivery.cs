using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Gives an environment the config that it declares: decide, confirm, ask, look again, act, verify. No code arrives, which is what
/// observers are told.
/// </summary>
internal sealed class ConfigDelivery(DeliverySession session)
{
    public async Task<DeliveryResult> RunAsync(
        Target target, Consent consent, TimeSpan lockWait, CancellationToken cancellationToken)
    {
        try
        {
            var admitted = await AdmitAsync(target, consent, cancellationToken).ConfigureAwait(false);
            if (admitted.Refusal is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            if (await new LeftOver(session).FinishAsync(target, [target], cancellationToken).ConfigureAwait(false) is { } unfinished)
            {
                return DeliveryResult.From(unfinished);
            }

            if (admitted.Value.Steps.IsEmpty)
            {
                return await NothingToDoAsync(admitted.Value, cancellationToken).ConfigureAwait(false);
            }

            var connection = session.Connect(target);
            if ((connection.Refusal
                ?? await RateReserve.AwaitAsync(connection.Value, session.Log, session.Time, cancellationToken).ConfigureAwait(false)) is { } wait)
            {
                return DeliveryResult.From(wait);
            }

            return await new EnvironmentLock(session).WhileHeldAsync(
                target,
                connection.Value,
                new LockOptions(DeliveryVerb.Config, lockWait),
                async held =>
                {
                    var again = await LookAgainAsync(admitted.Value, consent, cancellationToken).ConfigureAwait(false);
                    return again.Refusal is { } changed ? DeliveryResult.From(changed)
                        : again.Value.Steps.IsEmpty ? await NothingToDoAsync(again.Value, cancellationToken).ConfigureAwait(false)
                        : await CarryOutAsync(held, again.Value, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure);
        }
    }

    private async Task<DeliveryResult> NothingToDoAsync(PreparedConfig config, CancellationToken cancellationToken)
    {
        var target = config.State.Target;
        var look = await new DeliveryRun(session)
            .VerifyAsync(Planner.VerifyConfigured(config.State), config.State, target, config.Revision, cancellationToken).ConfigureAwait(false);
        return look.IsSuccess
            ? look with { Message = $"nothing to do: {target.Name} has the config that the plan declares{Verification.Suffix(look.Verification)}" }
            : look;
    }

    private async Task<Verdict<PreparedConfig>> AdmitAsync(Target target, Consent consent, CancellationToken cancellationToken)
    {
        // Before anything is read: a missing confirmation without a terminal fails at once.
        if (CiTrigger.Check(session) is { } closedDoor)
        {
            return closedDoor;
        }

        if (session.Person is Nobody
            && await Confirmation.AskAsync(target, consent, session.Person, cancellationToken).ConfigureAwait(false) is { } mute)
        {
            return mute;
        }

        var prepared = await new DeclaredAddOns(session).DecideAsync(
            () => new ConfigPreparation(session).PrepareAsync(target, cancellationToken), decided => decided.Unready, cancellationToken).ConfigureAwait(false);
        if (prepared.Refusal is not null || prepared.Value.Steps.IsEmpty)
        {
            return prepared;
        }

        session.Log.Heading($"config of {target.Name} ({string.Join(", ", target.Apps.Select(app => app.Name))})");
        RealRun.Note(session, target);
        foreach (var step in prepared.Value.Steps.Steps)
        {
            session.Log.Note($"to do: {step.Description}");
        }

        var no = await Admission(consent, prepared.Value.Steps).AskAsync(prepared.Value.State, prepared.Value.Revision, null, cancellationToken).ConfigureAwait(false);
        return no is null ? prepared : no;
    }

    // Questions take time. What was decided is decided again on what is true now, and must come out the same.
    private async Task<Verdict<PreparedConfig>> LookAgainAsync(PreparedConfig decided, Consent consent, CancellationToken cancellationToken)
    {
        var target = decided.State.Target;
        var again = await new ConfigPreparation(session).PrepareAsync(target, cancellationToken).ConfigureAwait(false);
        if (again.Refusal is not null || again.Value.Steps.IsEmpty)
        {
            return again;
        }

        if (again.Value.Unready is [var unready, ..])
        {
            return unready.Refusal;
        }

        if (StepChanges.Between(decided.Steps, again.Value.Steps) is { } change)
        {
            return Refusal.Outdated($"the config of {target.Name} changed after this was decided: {change}", "apply it again");
        }

        var last = await Admission(consent, again.Value.Steps)
            .AskLastAsync(again.Value.State, again.Value.Revision, null, cancellationToken).ConfigureAwait(false);
        return last.Refusal is { } frozen ? frozen : again.Value with { Last = last.Value };
    }

    private async Task<DeliveryResult> CarryOutAsync(HeldEnvironment held, PreparedConfig config, CancellationToken cancellationToken)
    {
        var (state, steps) = (config.State, config.Steps.Steps);
        var result = await new DeliveryRun(session)
            .RunAsync(held, DeliveryVerb.Config, state, null, config.Steps, config.Revision, config.Last!, cancellationToken).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            return result with
            {
                Releases = [.. result.Releases.Select(release => Of(state, release)).Where(release => release.Commit.Length > 0)],
            };
        }

        return steps.OfType<SetConfigStep>().Skip(1).Any() && await LeftAsync(state).ConfigureAwait(false) is { Length: > 0 } left
            ? result with { Message = $"{result.Message}; still to do: {string.Join("; ", left)}" }
            : result;
    }

    // Asked of Heroku and not of what we meant to do: an app may have taken its config although its answer was lost.
    private async Task<ImmutableArray<SetConfigStep>> LeftAsync(TargetState state)
    {
        using var limit = new CancellationTokenSource(Limits.CleanUp, session.Time);
        try
        {
            var reader = session.Connect(state.Target).Value.Reader;
            var apps = await Task.WhenAll(state.Apps.Select(async app => app with
            {
                Config = await reader.GetConfigVarsAsync(app.Name, limit.Token).ConfigureAwait(false),
            })).ConfigureAwait(false);
            return [.. apps.Select(app => ConfigChanges.All(state, app)).OfType<SetConfigStep>()];
        }
        catch (Exception failure) when (failure is HerokuException or OperationCanceledException)
        {
            return [];
        }
    }

    // Config changes a release's version; its code is what ran before.
    private static DeliveredRelease Of(TargetState state, DeliveredRelease release) =>
        release with { Commit = state.App(release.App).RunningCommit ?? "" };

    private Admission Admission(Consent consent, DeliverySteps steps) => new(session, consent) { Verb = DeliveryVerb.Config, Steps = steps };
}
