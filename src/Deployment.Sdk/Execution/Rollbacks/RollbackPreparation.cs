using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Reads and decides a rollback, up to but not including its first change. Holds no writer.</summary>
internal sealed class RollbackPreparation(DeliverySession session)
{
    public async Task<Verdict<PreparedRollback>> PrepareAsync(
        Target target, RollbackOptions options, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } closed)
        {
            return closed;
        }

        var standings = await StandingsAsync(target, connection.Value, cancellationToken).ConfigureAwait(false);
        if (standings.Refusal is { } unread)
        {
            return unread;
        }

        var reader = connection.Value.Reader;
        var state = await new TargetReader(reader).ReadAsync(session.Plan, target, cancellationToken).ConfigureAwait(false);
        session.Mask(state.Secrets);
        if (Preflight.CheckMove(state) is { } unfit)
        {
            return unfit;
        }

        var apps = await HistoriesAsync(reader, target, options.Version, cancellationToken).ConfigureAwait(false);
        var chosen = RollbackChoice.Of(target, apps, options.Version, options.WithConfig, standings.Value);
        if (chosen.Refusal is { } refusal)
        {
            return refusal;
        }

        if (chosen.Value.Length == 0)
        {
            return new PreparedRollback(state, new DeliverySteps([], []), state.Builder.RunningCommit!, options.Version);
        }

        var commit = chosen.Value[0].To.Commit;
        foreach (var running in state.Apps.Select(app => app.RunningCommit).Distinct(StringComparer.Ordinal))
        {
            if (await IrreversibleChanges.InTheWayAsync(
                session.Git, target, running, commit, options.AllowFetch, cancellationToken).ConfigureAwait(false) is { } crossed)
            {
                return Refusal.Policy(crossed, "deliver a fix forward; older code would run on what only newer code understands");
            }
        }

        var steps = Planner.RollBack(state, [.. chosen.Value]);
        ImmutableArray<string> notes =
        [
            .. steps.Notes,
            .. options.WithConfig ? await ConfigNotesAsync(reader, chosen.Value, cancellationToken).ConfigureAwait(false) : [],
            "add-ons and the data in them stay as they are",
        ];
        var version = apps[0].Candidates.FirstOrDefault(candidate => candidate.Commit == commit)?.Version;
        return new PreparedRollback(
            state,
            steps with { Notes = notes },
            commit,
            options.Version ?? chosen.Value.FirstOrDefault(step => step.App == apps[0].App)?.To.Version ?? version);
    }

    /// <summary>What the apps of an environment could go back to.</summary>
    public async Task<Verdict<RollbackList>> ListAsync(Target target, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } closed)
        {
            return closed;
        }

        var standings = await StandingsAsync(target, connection.Value, cancellationToken).ConfigureAwait(false);
        if (standings.Refusal is { } unread)
        {
            return unread;
        }

        var reader = connection.Value.Reader;
        var apps = await HistoriesAsync(reader, target, null, cancellationToken).ConfigureAwait(false);
        var rows = new List<RollbackRow>();
        foreach (var app in apps)
        {
            var now = await reader.GetConfigVarsAsync(app.App, cancellationToken).ConfigureAwait(false);
            foreach (var candidate in app.Candidates)
            {
                rows.Add(new RollbackRow(
                    candidate,
                    standings.Value[candidate.Commit],
                    candidate.Problem(withConfig: false),
                    candidate.Problem(withConfig: true),
                    await ConfigAsync(reader, candidate, now, cancellationToken).ConfigureAwait(false),
                    candidate.Commit is { } commit
                        ? await IrreversibleChanges.InTheWayAsync(
                            session.Git, target, app.Running.RunningCommit, commit, allowFetch: false, cancellationToken).ConfigureAwait(false)
                        : null));
            }
        }

        return new RollbackList(target, [.. apps.Select(app => app.Running)], [.. rows]);
    }

    private static async Task<ImmutableArray<AppHistory>> HistoriesAsync(
        IHerokuReader reader, Target target, int? version, CancellationToken cancellationToken) =>
        [
            .. await Task.WhenAll(target.Apps.Select((app, index) =>
                AppHistory.ReadAsync(reader, app.Name, index == 0 ? version : null, cancellationToken))).ConfigureAwait(false),
        ];

    private static async Task<string[]> ConfigNotesAsync(
        IHerokuReader reader, RollbackStep[] steps, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        foreach (var step in steps)
        {
            var now = await reader.GetConfigVarsAsync(step.App, cancellationToken).ConfigureAwait(false);
            var config = await ReturningConfig.ReadAsync(reader, step.App, step.To.Version, now, cancellationToken).ConfigureAwait(false);
            notes.Add($"with v{step.To.Version} {step.App} has {config}");
        }

        return [.. notes];
    }

    private static async Task<ReturningConfig?> ConfigAsync(
        IHerokuReader reader, RollbackCandidate candidate, IReadOnlyDictionary<string, string> now, CancellationToken cancellationToken)
    {
        try
        {
            return await ReturningConfig.ReadAsync(reader, candidate.App, candidate.Version, now, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.Status is 403 or 404 or 410)
        {
            return null;
        }
    }

    private async Task<Verdict<CommitStandings>> StandingsAsync(
        Target target, HerokuConnection heroku, CancellationToken cancellationToken)
    {
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var ledger = new EnvironmentLedger(
                opened.Value, EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), Origins.Of(session, heroku.Api, null));
            return CommitStandings.Of(await ledger.ReadAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (LedgerException failure)
        {
            return LedgerSource.Refused(failure);
        }
    }
}
