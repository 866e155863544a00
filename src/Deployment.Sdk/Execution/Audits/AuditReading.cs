using System.Collections.Concurrent;
using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Reads what an audit looks at. An app that cannot be read says so and keeps none of the others from being read.</summary>
internal sealed class AuditReading(DeliverySession session)
{
    // The build of what runs may lie behind failed ones.
    private static readonly string NewestBuilds = ListRange.NewestBuilds(50);

    public async Task<AuditedPlan> ReadAsync(IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        var pipelines = await PipelinesAsync(targets, cancellationToken).ConfigureAwait(false);
        (Target Target, TargetApp App)[] rows = [.. targets.SelectMany(target => target.Apps.Select(app => (target, app)))];
        var apps = new AuditedApp?[rows.Length];
        var unread = new UnauditedApp?[rows.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rows.Length),
            Bounds(cancellationToken),
            async (index, token) =>
            {
                var (target, app) = rows[index];
                var read = await ReadAsync(target, app, pipelines, token).ConfigureAwait(false);
                if (read.Refusal is { } refusal)
                {
                    unread[index] = new UnauditedApp(target.Name, app.Name, session.Masked(refusal.Reason));
                }
                else
                {
                    apps[index] = read.Value;
                }
            }).ConfigureAwait(false);
        return new AuditedPlan(
            [.. apps.OfType<AuditedApp>()],
            [.. pipelines.Values.Where(view => view.Refusal is null).Select(view => view.Value)],
            [.. unread.OfType<UnauditedApp>()]);
    }

    // Once for each token, however many environments have it.
    private async Task<ConcurrentDictionary<HerokuConnection, Verdict<AuditedPipeline>>> PipelinesAsync(
        IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        var views = new ConcurrentDictionary<HerokuConnection, Verdict<AuditedPipeline>>();
        var connections = targets.Select(target => session.Connect(target))
            .Where(connection => connection.Refusal is null).Select(connection => connection.Value).Distinct();
        await Parallel.ForEachAsync(
            connections,
            Bounds(cancellationToken),
            async (heroku, token) => views[heroku] = await PipelineAsync(heroku, token).ConfigureAwait(false)).ConfigureAwait(false);
        return views;
    }

    private async Task<Verdict<AuditedPipeline>> PipelineAsync(HerokuConnection heroku, CancellationToken cancellationToken)
    {
        try
        {
            return await AuditedPipeline.ReadAsync(heroku.Reader, session.Plan.Pipeline, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Unreadable(failure);
        }
    }

    private async Task<Verdict<AuditedApp>> ReadAsync(
        Target target,
        TargetApp app,
        ConcurrentDictionary<HerokuConnection, Verdict<AuditedPipeline>> pipelines,
        CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } closed)
        {
            return closed;
        }

        var view = pipelines[connection.Value];
        if (view.Refusal is { } unreadable)
        {
            return unreadable;
        }

        try
        {
            return await ReadAsync(target, app, connection.Value.Reader, view.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure)
        {
            return Unreadable(failure);
        }
    }

    private static async Task<AuditedApp> ReadAsync(
        Target target, TargetApp app, IHerokuReader heroku, AuditedPipeline view, CancellationToken cancellationToken)
    {
        var running = await new TargetReader(heroku).ReadRunningAsync(app.Name, TargetReader.MoreReleases, cancellationToken).ConfigureAwait(false);
        var reading = AppConfig.ReadAsync(heroku, running.App, cancellationToken);
        var builds = heroku.ListBuildsAsync(app.Name, NewestBuilds, cancellationToken);
        var collaborators = CollaboratorsAsync(heroku, app.Name, cancellationToken);
        await Task.WhenAll(reading, builds, collaborators).ConfigureAwait(false);

        var config = await reading.ConfigureAwait(false);
        return new AuditedApp(
            target,
            view.Pipeline,
            new AppState(
                running.App, view.Of(running.App), running.Newest, running.Running, running.RunningSlug, config.Values, [], [])
            {
                Releases = running.Releases,
                RunningImage = running.RunningImage,
            },
            config,
            [.. await builds.ConfigureAwait(false)],
            await collaborators.ConfigureAwait(false));
    }

    // Who may deploy may not always ask who else may.
    private static async Task<ImmutableArray<Collaborator>?> CollaboratorsAsync(
        IHerokuReader heroku, string app, CancellationToken cancellationToken)
    {
        try
        {
            return [.. await heroku.CollaboratorsAsync(app).ToArrayAsync(cancellationToken).ConfigureAwait(false)];
        }
        catch (HerokuException failure) when (failure.Status == 403)
        {
            return null;
        }
    }

    private static ParallelOptions Bounds(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken };

    private static Refusal Unreadable(HerokuException failure) => new(
        DeliveryOutcome.Failed, failure.Remedy is { } remedy ? $"{failure.Message}; {remedy}" : failure.Message);
}
