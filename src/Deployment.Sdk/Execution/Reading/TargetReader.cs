using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Reads what a target is and runs. Holds only what cannot change anything.</summary>
internal sealed class TargetReader(IHerokuReader heroku)
{
    // Behind a row of failed ones, the release that runs is further back.
    private const int FirstReleases = 5;
    public const int MoreReleases = 50;

    private static readonly string NewestRelease = ListRange.NewestReleases(1);
    private static readonly string NewestBuilds = ListRange.NewestBuilds(10);

    public async Task<TargetState> ReadAsync(Plan plan, Target target, CancellationToken cancellationToken)
    {
        var apps = await ReadAsync(target, StateNeeds.OfReceiver(target.Definition), cancellationToken).ConfigureAwait(false);
        return new TargetState(target, await PipelineAsync(plan, apps, cancellationToken).ConfigureAwait(false), [.. apps]);
    }

    /// <summary>Reads both ends of a promotion at once.</summary>
    public async Task<(TargetState From, TargetState To)> ReadAsync(
        Plan plan, Target from, Target to, CancellationToken cancellationToken)
    {
        var ends = await Task.WhenAll(
            ReadAsync(from, StateNeeds.OfSource(from.Definition), cancellationToken),
            ReadAsync(to, StateNeeds.OfReceiver(to.Definition), cancellationToken)).ConfigureAwait(false);

        // One pipeline for both: whichever end lies in another is refused, also when that one has the same name.
        var pipeline = await PipelineAsync(plan, [.. ends[1], .. ends[0]], cancellationToken).ConfigureAwait(false);
        return (new TargetState(from, pipeline, [.. ends[0]]), new TargetState(to, pipeline, [.. ends[1]]));
    }

    /// <summary>
    /// Whether nobody released on either end of a promotion since it was read, and no build is under way where it goes to: every change
    /// of code or config is a release.
    /// </summary>
    public async Task<bool> IsAsReadAsync(TargetState from, TargetState to, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(
        [
            .. from.Apps.Concat(to.Apps).Select(app => IsNewestAsync(app, cancellationToken)),
            .. to.Apps.Select(async app => (await PendingBuildsAsync(app.Name, cancellationToken).ConfigureAwait(false)).Length == 0),
        ]).ConfigureAwait(false);
        return answers.All(isAsRead => isAsRead);
    }

    private Task<AppState[]> ReadAsync(Target target, StateNeeds needs, CancellationToken cancellationToken) =>
        Task.WhenAll(target.Apps.Select(app => ReadAsync(app.Name, needs, cancellationToken)));

    private async Task<AppState> ReadAsync(string name, StateNeeds needs, CancellationToken cancellationToken)
    {
        var running = ReadRunningAsync(name, cancellationToken);
        var coupling = CouplingAsync(name, cancellationToken);
        var builds = needs.Builds ? PendingBuildsAsync(name, cancellationToken) : Task.FromResult<string[]>([]);
        var config = needs.Config
            ? heroku.GetConfigVarsAsync(name, cancellationToken)
            : Task.FromResult<IReadOnlyDictionary<string, string>>(ImmutableDictionary<string, string>.Empty);
        var formation = needs.Formation ? heroku.ListFormationAsync(name, cancellationToken) : Task.FromResult<IReadOnlyList<Formation>>([]);
        await Task.WhenAll(running, coupling, builds, config, formation).ConfigureAwait(false);

        var known = await running.ConfigureAwait(false);
        return new AppState(
            known.App,
            await coupling.ConfigureAwait(false),
            known.Newest,
            known.Running,
            known.RunningSlug,
            await config.ConfigureAwait(false),
            await builds.ConfigureAwait(false),
            await formation.ConfigureAwait(false))
        {
            RunningImage = known.RunningImage,
        };
    }

    /// <summary>Reads what an app runs, and nothing that only a decision needs: two calls at once, and one for the code.</summary>
    public Task<RunningState> ReadRunningAsync(string name, CancellationToken cancellationToken) =>
        ReadRunningAsync(name, FirstReleases, cancellationToken);

    /// <summary>The same, with as many of the newest releases as a look back needs.</summary>
    public async Task<RunningState> ReadRunningAsync(string name, int releases, CancellationToken cancellationToken)
    {
        var app = heroku.GetAppAsync(name, cancellationToken);
        var code = ReadCodeAsync(name, releases, cancellationToken);
        await Task.WhenAll(app, code).ConfigureAwait(false);

        var (newest, running, slug, image, rows) = await code.ConfigureAwait(false);
        return new RunningState(await app.ConfigureAwait(false), newest, running, slug) { RunningImage = image, Releases = rows };
    }

    private async Task<(Release? Newest, Release? Running, Slug? Slug, OciImage? Image, Release[] Rows)> ReadCodeAsync(
        string name, int first, CancellationToken cancellationToken)
    {
        var rows = await ReleasesAsync(name, first, cancellationToken).ConfigureAwait(false);
        if (Running(rows) is null && rows.Length == first && first < MoreReleases)
        {
            rows = await ReleasesAsync(name, MoreReleases, cancellationToken).ConfigureAwait(false);
        }

        var running = Running(rows);
        return (
            rows.FirstOrDefault(),
            running,
            running?.Slug is { } slug ? await SlugAsync(name, slug.Id, cancellationToken).ConfigureAwait(false) : null,
            running?.ImageId is { } image ? await ImageAsync(name, image, cancellationToken).ConfigureAwait(false) : null,
            rows);
    }

    private static Release? Running(Release[] rows) =>
        rows.FirstOrDefault(release => release is { Current: true, Status: null or "succeeded" })
        ?? rows.FirstOrDefault(release => release is { Status: "succeeded", Slug: not null } or { Status: "succeeded", ImageId: not null });

    private async Task<Release[]> ReleasesAsync(string name, int max, CancellationToken cancellationToken) =>
        [
            .. (await heroku.ListReleasesAsync(name, ListRange.NewestReleases(max), cancellationToken).ConfigureAwait(false))
                .OrderByDescending(release => release.Version),
        ];

    private async Task<bool> IsNewestAsync(AppState app, CancellationToken cancellationToken)
    {
        var newest = (await heroku.ListReleasesAsync(app.Name, NewestRelease, cancellationToken).ConfigureAwait(false))
            .MaxBy(release => release.Version);
        return (newest?.Id, newest?.Version, newest?.Status, newest?.Current)
            == (app.Newest?.Id, app.Newest?.Version, app.Newest?.Status, app.Newest?.Current);
    }

    private async Task<string[]> PendingBuildsAsync(string app, CancellationToken cancellationToken) =>
        [
            .. (await heroku.ListBuildsAsync(app, NewestBuilds, cancellationToken).ConfigureAwait(false))
                .Where(build => build.Status == "pending").Select(build => build.Id),
        ];

    // Heroku says the pipeline's name with a coupling, though its schema does not promise that.
    private async Task<Pipeline> PipelineAsync(Plan plan, AppState[] apps, CancellationToken cancellationToken) =>
        apps.Select(app => app.Coupling?.Pipeline).FirstOrDefault(pipeline => pipeline?.Name == plan.Pipeline) is { } named
            ? new Pipeline { Id = named.Id, Name = plan.Pipeline }
            : await heroku.GetPipelineAsync(plan.Pipeline, cancellationToken).ConfigureAwait(false);

    private async Task<PipelineCoupling?> CouplingAsync(string app, CancellationToken cancellationToken)
    {
        try
        {
            return await heroku.GetAppPipelineCouplingAsync(app, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    // Slugs and images expire: the release stays, what it ran can no longer be told.
    private Task<Slug?> SlugAsync(string app, string slug, CancellationToken cancellationToken) =>
        UnlessGoneAsync(() => heroku.GetSlugAsync(app, slug, cancellationToken));

    private async Task<OciImage?> ImageAsync(string app, string image, CancellationToken cancellationToken) =>
        (await UnlessGoneAsync(() => heroku.GetOciImageAsync(app, image, cancellationToken)).ConfigureAwait(false))?.Images.FirstOrDefault();

    private static async Task<T?> UnlessGoneAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.Status is 404 or 410)
        {
            return null;
        }
    }
}
