using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What an app runs, and what it ran before.</summary>
/// <param name="Running">What it runs.</param>
/// <param name="Candidates">The earlier releases with other code, newest first, one for each slug; and the one that a person named.</param>
internal sealed record AppHistory(RunningState Running, ImmutableArray<RollbackCandidate> Candidates)
{
    /// <summary>How far back is looked for code. Heroku itself keeps the slugs of the newest 20 releases for ever.</summary>
    private const int Most = 10;

    public string App => Running.Name;

    /// <param name="heroku">Heroku.</param>
    /// <param name="app">The app.</param>
    /// <param name="named">The version that a person named.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<AppHistory> ReadAsync(IHerokuReader heroku, string app, int? named, CancellationToken cancellationToken)
    {
        var running = await new TargetReader(heroku)
            .ReadRunningAsync(app, TargetReader.MoreReleases, cancellationToken).ConfigureAwait(false);
        var earlier = running.Releases
            .Where(release => release.Slug is { } slug && slug.Id != running.Running?.Slug?.Id && release.Version < running.Running?.Version)
            .GroupBy(release => release.Slug!.Id, StringComparer.Ordinal)
            .Select(group => group.FirstOrDefault(release => release.Status == ReleaseStatus.Succeeded) ?? group.First())
            .Take(Most)
            .ToList();
        if (named is { } version && earlier.All(release => release.Version != version)
            && await FindAsync(heroku, running, version, cancellationToken).ConfigureAwait(false) is { Slug: not null } found)
        {
            earlier.Add(found);
        }

        var candidates = await Task.WhenAll(earlier.Select(async release => new RollbackCandidate(
            app, release, await SlugAsync(heroku, app, release.Slug!.Id, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        return new AppHistory(running, [.. candidates.OrderByDescending(candidate => candidate.Version)]);
    }

    private static async Task<Release?> FindAsync(
        IHerokuReader heroku, RunningState running, int version, CancellationToken cancellationToken)
    {
        if (running.Releases.FirstOrDefault(release => release.Version == version) is { } known)
        {
            return known;
        }

        try
        {
            return await heroku.GetReleaseAsync(
                running.Name, version.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.IsNotFound)
        {
            return null;
        }
    }

    private static async Task<Slug?> SlugAsync(IHerokuReader heroku, string app, string slug, CancellationToken cancellationToken)
    {
        try
        {
            return await heroku.GetSlugAsync(app, slug, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.Status is 404 or 410)
        {
            return null;
        }
    }
}
