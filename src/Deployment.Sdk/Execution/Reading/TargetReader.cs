using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Reads what a target is and runs. Holds only what cannot change anything.</summary>
internal sealed class TargetReader(IHerokuReader heroku)
{
    // Enough to find the release that runs behind a row of failed ones and config changes.
    private static readonly string NewestReleases = ListRange.NewestReleases(50);
    private static readonly string NewestBuilds = ListRange.NewestBuilds(10);

    public async Task<TargetState> ReadAsync(Plan plan, Target target, CancellationToken cancellationToken)
    {
        var pipeline = await heroku.GetPipelineAsync(plan.Pipeline, cancellationToken).ConfigureAwait(false);
        var apps = await Task.WhenAll(target.Apps.Select(app => ReadAsync(app.Name, cancellationToken))).ConfigureAwait(false);
        return new TargetState(target, pipeline, [.. apps]);
    }

    public async Task<AppState> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var running = ReadRunningAsync(name, cancellationToken);
        var coupling = CouplingAsync(name, cancellationToken);
        var builds = heroku.ListBuildsAsync(name, NewestBuilds, cancellationToken);
        var config = heroku.GetConfigVarsAsync(name, cancellationToken);
        var formation = heroku.ListFormationAsync(name, cancellationToken);
        await Task.WhenAll(running, coupling, builds, config, formation).ConfigureAwait(false);

        var known = await running.ConfigureAwait(false);
        return new AppState(
            known.App,
            await coupling.ConfigureAwait(false),
            known.Newest,
            known.Running,
            known.RunningSlug,
            await config.ConfigureAwait(false),
            [.. (await builds.ConfigureAwait(false)).Where(build => build.Status == "pending").Select(build => build.Id)],
            await formation.ConfigureAwait(false))
        {
            RunningImage = known.RunningImage,
        };
    }

    /// <summary>Reads what an app runs, and nothing that only a decision needs: two calls at once, and one for the code.</summary>
    public async Task<RunningState> ReadRunningAsync(string name, CancellationToken cancellationToken)
    {
        var app = heroku.GetAppAsync(name, cancellationToken);
        var releases = heroku.ListReleasesAsync(name, NewestReleases, cancellationToken);
        await Task.WhenAll(app, releases).ConfigureAwait(false);

        Release[] rows = [.. (await releases.ConfigureAwait(false)).OrderByDescending(release => release.Version)];
        var running = rows.FirstOrDefault(release => release is { Current: true, Status: null or "succeeded" })
            ?? rows.FirstOrDefault(release => release is { Status: "succeeded", Slug: not null } or { Status: "succeeded", ImageId: not null });
        return new RunningState(
            await app.ConfigureAwait(false),
            rows.FirstOrDefault(),
            running,
            running?.Slug is { } slug ? await SlugAsync(name, slug.Id, cancellationToken).ConfigureAwait(false) : null)
        {
            Releases = rows,
            RunningImage = running?.ImageId is { } image ? await ImageAsync(name, image, cancellationToken).ConfigureAwait(false) : null,
        };
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
