using System.Collections.Concurrent;
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

    /// <summary>How many apps are read at once, each by several calls.</summary>
    private const int AtOnce = 10;

    private static readonly string NewestRelease = ListRange.NewestReleases(1);
    private static readonly string NewestBuilds = ListRange.NewestBuilds(10);

    private readonly ConcurrentDictionary<string, Slug> _slugs = new(StringComparer.Ordinal);

    public async Task<TargetState> ReadAsync(Plan plan, Target target, CancellationToken cancellationToken)
    {
        var apps = await ReadAsync(plan, target, StateNeeds.OfReceiver(target.Definition), cancellationToken).ConfigureAwait(false);
        return new TargetState(target, await PipelineAsync(plan, apps, cancellationToken).ConfigureAwait(false), [.. apps]);
    }

    /// <summary>Reads both ends of a promotion at once.</summary>
    public async Task<(TargetState From, TargetState To)> ReadAsync(
        Plan plan, Target from, Target to, CancellationToken cancellationToken)
    {
        var ends = await Task.WhenAll(
            ReadAsync(plan, from, StateNeeds.OfSource(from.Definition), cancellationToken),
            ReadAsync(plan, to, StateNeeds.OfReceiver(to.Definition), cancellationToken)).ConfigureAwait(false);

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
        Func<CancellationToken, Task<bool>>[] questions =
        [
            .. from.Apps.Concat(to.Apps).Select(app => (Func<CancellationToken, Task<bool>>)(token => IsNewestAsync(app, token))),
            .. to.Apps.Select(app => (Func<CancellationToken, Task<bool>>)(async token =>
                (await PendingBuildsAsync(app.Name, token).ConfigureAwait(false)).Length == 0)),
        ];
        var answers = new bool[questions.Length];
        await EachAsync(questions.Length, 2 * AtOnce, async (place, token) => answers[place] = await questions[place](token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return answers.All(isAsRead => isAsRead);
    }

    private async Task<AppState[]> ReadAsync(Plan plan, Target target, StateNeeds needs, CancellationToken cancellationToken)
    {
        var couplings = target.Apps.Length < Target.FleetFrom ? null : await CouplingsAsync(plan.Pipeline, cancellationToken).ConfigureAwait(false);
        var apps = new AppState[target.Apps.Length];
        await EachAsync(
            apps.Length,
            AtOnce,
            async (place, token) => apps[place] = await ReadAsync(target.Apps[place].Name, needs, couplings, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return apps;
    }

    private static Task EachAsync(int count, int atOnce, Func<int, CancellationToken, Task> read, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (place, token) => await read(place, token).ConfigureAwait(false));

    private async Task<AppState> ReadAsync(
        string name, StateNeeds needs, IReadOnlyDictionary<string, PipelineCoupling>? couplings, CancellationToken cancellationToken)
    {
        var running = ReadRunningAsync(name, cancellationToken);
        var coupling = couplings is null ? CouplingAsync(name, cancellationToken) : CouplingAsync(running, couplings, cancellationToken);
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

    // Of many apps in one list; an app that is not in it may be in another pipeline.
    private async Task<PipelineCoupling?> CouplingAsync(
        Task<RunningState> app, IReadOnlyDictionary<string, PipelineCoupling> couplings, CancellationToken cancellationToken)
    {
        var known = (await app.ConfigureAwait(false)).App;
        return couplings.GetValueOrDefault(known.Id) ?? await CouplingAsync(known.Name, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, PipelineCoupling>> CouplingsAsync(string pipeline, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, PipelineCoupling>(StringComparer.Ordinal);
        await foreach (var coupling in heroku.PipelineCouplingsAsync(pipeline).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            known[coupling.App.Id] = coupling;
        }

        return known;
    }

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

    // Slugs and images expire: the release stays, what it ran can no longer be told. Apps that got one slug are told of it once.
    private async Task<Slug?> SlugAsync(string app, string slug, CancellationToken cancellationToken) =>
        _slugs.GetValueOrDefault(slug) is { } known
            ? known
            : await UnlessGoneAsync(async () => _slugs[slug] = await heroku.GetSlugAsync(app, slug, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

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
