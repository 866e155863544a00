using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Whole lists, page by page. A page is asked for only when its first entry is wanted, so whoever stops early asks no further.
/// </summary>
internal static class ListPages
{
    /// <summary>The longest list: 200 pages of at least 200 entries. One that is longer does not end.</summary>
    public const int Most = 200;

    extension(IHerokuReader heroku)
    {
        /// <summary>The releases of an app.</summary>
        /// <param name="app">The app.</param>
        /// <param name="range">Where to begin and in which order, from <see cref="ListRange"/>; null begins with the lowest identifier.</param>
        public IAsyncEnumerable<Release> ReleasesAsync(string app, string? range = null) =>
            ReadAsync((page, token) => heroku.ListReleasesAsync(app, page, token), range);

        /// <summary>The builds of an app.</summary>
        /// <param name="app">The app.</param>
        /// <param name="range">Where to begin and in which order, from <see cref="ListRange"/>; null begins with the lowest identifier.</param>
        public IAsyncEnumerable<Build> BuildsAsync(string app, string? range = null) =>
            ReadAsync((page, token) => heroku.ListBuildsAsync(app, page, token), range);

        /// <summary>The apps of a pipeline.</summary>
        /// <param name="pipeline">The pipeline's identifier.</param>
        public IAsyncEnumerable<PipelineCoupling> PipelineCouplingsAsync(string pipeline) =>
            ReadAsync((page, token) => heroku.ListPipelineCouplingsAsync(pipeline, page, token));

        /// <summary>The dynos that an app runs now.</summary>
        /// <param name="app">The app.</param>
        public IAsyncEnumerable<Dyno> DynosAsync(string app) =>
            ReadAsync((page, token) => heroku.ListDynosAsync(app, page, token));

        /// <summary>The apps that the account may see.</summary>
        public IAsyncEnumerable<App> AppsAsync() => ReadAsync(heroku.ListAppsAsync);

        /// <summary>The pipelines that the account may see.</summary>
        public IAsyncEnumerable<Pipeline> PipelinesAsync() => ReadAsync(heroku.ListPipelinesAsync);

        /// <summary>The newest release of each app of a pipeline.</summary>
        /// <param name="pipeline">The pipeline's identifier.</param>
        public IAsyncEnumerable<Release> LatestReleasesAsync(string pipeline) =>
            ReadAsync((page, token) => heroku.ListLatestReleasesAsync(pipeline, page, token));

        /// <summary>The newest release of each app of a pipeline that brought code.</summary>
        /// <param name="pipeline">The pipeline's identifier.</param>
        public IAsyncEnumerable<Release> LatestDeploymentsAsync(string pipeline) =>
            ReadAsync((page, token) => heroku.ListLatestDeploymentsAsync(pipeline, page, token));

        /// <summary>The newest build of each app of a pipeline.</summary>
        /// <param name="pipeline">The pipeline's identifier.</param>
        public IAsyncEnumerable<Build> LatestBuildsAsync(string pipeline) =>
            ReadAsync((page, token) => heroku.ListLatestBuildsAsync(pipeline, page, token));

        /// <summary>Every place of an app in a pipeline that the account may see.</summary>
        public IAsyncEnumerable<PipelineCoupling> CouplingsAsync() => ReadAsync(heroku.ListCouplingsAsync);

        /// <summary>The review apps of a pipeline.</summary>
        /// <param name="pipeline">The pipeline's identifier.</param>
        public IAsyncEnumerable<ReviewApp> ReviewAppsAsync(string pipeline) =>
            ReadAsync((page, token) => heroku.ListReviewAppsAsync(pipeline, page, token));

        /// <summary>The add-ons that an app is billed for or reaches.</summary>
        /// <param name="app">The app.</param>
        public IAsyncEnumerable<AddOn> AddOnsAsync(string app) =>
            ReadAsync((page, token) => heroku.ListAddOnsAsync(app, page, token));

        /// <summary>The ways in which an app reaches add-ons.</summary>
        /// <param name="app">The app.</param>
        public IAsyncEnumerable<AddOnAttachment> AttachmentsAsync(string app) =>
            ReadAsync((page, token) => heroku.ListAttachmentsAsync(app, page, token));

        /// <summary>The ways in which apps reach an add-on.</summary>
        /// <param name="addOn">The add-on.</param>
        public IAsyncEnumerable<AddOnAttachment> AttachmentsOfAsync(string addOn) =>
            ReadAsync((page, token) => heroku.ListAttachmentsOfAsync(addOn, page, token));

        /// <summary>Who may work on an app.</summary>
        /// <param name="app">The app.</param>
        public IAsyncEnumerable<Collaborator> CollaboratorsAsync(string app) =>
            ReadAsync((page, token) => heroku.ListCollaboratorsAsync(app, page, token));
    }

    /// <summary>The names of apps by their identifiers, as far as the account may see them.</summary>
    /// <param name="heroku">The Heroku.</param>
    /// <param name="ids">The identifiers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HerokuException">They could not be read.</exception>
    public static async Task<ImmutableDictionary<string, string>> NamesOfAppsAsync(
        this IHerokuReader heroku, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in ids.Chunk(ListRange.MostOfPage))
        {
            foreach (var app in await heroku.FilterAppsAsync(AppFilter.Of(part), ListRange.Ids, cancellationToken).ConfigureAwait(false))
            {
                names[app.Id] = app.Name;
            }
        }

        return names.ToImmutable();
    }

    /// <summary>A whole list.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="page">Reads the page of a range; null for the first.</param>
    /// <param name="range">The range to begin with.</param>
    /// <param name="cancellationToken">Stops reading, also in the middle of a page.</param>
    /// <exception cref="HerokuException">A page could not be read, or the list did not end. What was read of it before is incomplete.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<string?, CancellationToken, Task<ListPage<T>>> page,
        string? range = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var pages = 1; ; pages++)
        {
            var read = await page(range, cancellationToken).ConfigureAwait(false);
            foreach (var entry in read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }

            if (read.NextRange is not { } next)
            {
                yield break;
            }

            // An entry that is missing only because it was cut off must not look absent, and the same page again would come for ever.
            if (next == NextRange.Unsaid || pages == Most || next == range)
            {
                var what = next == NextRange.Unsaid ? "was cut after" : "did not end after";
                throw new HerokuException($"The list of {typeof(T).Name} entries {what} {pages} pages, at the range \"{next}\".")
                {
                    Remedy = "repeat the command; if it stays so, report it with the lines that --verbose prints",
                };
            }

            range = next;
        }
    }
}
