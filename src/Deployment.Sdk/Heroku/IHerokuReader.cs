using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The calls of Heroku's Platform API that change nothing. An app, pipeline, release or dyno is given by its identifier or its
/// name (a release: its version). Every failure is a <see cref="HerokuException"/>.
/// </summary>
/// <remarks>
/// A list that can outgrow a page returns a <see cref="ListPage{T}"/> and has its whole in <see cref="ListPages"/>. A call that
/// returns any other list fails when Heroku says that it goes on, rather than showing a part for the whole.
/// </remarks>
internal interface IHerokuReader
{
    /// <summary>The account that the token belongs to.</summary>
    [Get("/account")]
    Task<Account> GetAccountAsync(CancellationToken cancellationToken);

    /// <summary>How many calls the account has left.</summary>
    [Get("/account/rate-limits")]
    Task<RateLimit> GetRateLimitAsync(CancellationToken cancellationToken);

    /// <summary>An app.</summary>
    [Get("/apps/{app}")]
    Task<App> GetAppAsync(string app, CancellationToken cancellationToken);

    /// <summary>An app's config vars, secrets among them.</summary>
    [Get("/apps/{app}/config-vars")]
    Task<IReadOnlyDictionary<string, string>> GetConfigVarsAsync(string app, CancellationToken cancellationToken);

    /// <summary>A page of an app's releases. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="app">The app.</param>
    /// <param name="range">Which of them, from <see cref="ListRange"/>; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/releases")]
    Task<ListPage<Release>> ListReleasesAsync(
        string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A release of an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="idOrVersion">Its identifier, or its version as a plain number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/releases/{idOrVersion}")]
    Task<Release> GetReleaseAsync(string app, string idOrVersion, CancellationToken cancellationToken);

    /// <summary>A slug of an app.</summary>
    [Get("/apps/{app}/slugs/{id}")]
    Task<Slug> GetSlugAsync(string app, string id, CancellationToken cancellationToken);

    /// <summary>A page of an app's builds. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="app">The app.</param>
    /// <param name="range">Which of them, from <see cref="ListRange"/>; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/builds")]
    Task<ListPage<Build>> ListBuildsAsync(
        string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A build of an app.</summary>
    [Get("/apps/{app}/builds/{id}")]
    Task<Build> GetBuildAsync(string app, string id, CancellationToken cancellationToken);

    /// <summary>A pipeline.</summary>
    [Get("/pipelines/{idOrName}")]
    Task<Pipeline> GetPipelineAsync(string idOrName, CancellationToken cancellationToken);

    /// <summary>A page of the apps of a pipeline. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/pipeline-couplings")]
    Task<ListPage<PipelineCoupling>> ListPipelineCouplingsAsync(
        string pipeline, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>The pipeline that an app is in. An app in no pipeline is a <see cref="HerokuException"/> with status 404.</summary>
    [Get("/apps/{app}/pipeline-couplings")]
    Task<PipelineCoupling> GetAppPipelineCouplingAsync(string app, CancellationToken cancellationToken);

    /// <summary>A promotion. It never says whether it worked: ask its targets.</summary>
    [Get("/pipeline-promotions/{id}")]
    Task<PipelinePromotion> GetPromotionAsync(string id, CancellationToken cancellationToken);

    /// <summary>The targets of a promotion.</summary>
    [Get("/pipeline-promotions/{id}/promotion-targets")]
    Task<IReadOnlyList<PromotionTarget>> ListPromotionTargetsAsync(string id, CancellationToken cancellationToken);

    /// <summary>How many dynos of each process type an app keeps.</summary>
    [Get("/apps/{app}/formation")]
    Task<IReadOnlyList<Formation>> ListFormationAsync(string app, CancellationToken cancellationToken);

    /// <summary>A page of the dynos that an app runs now. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="app">The app.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/dynos")]
    Task<ListPage<Dyno>> ListDynosAsync(string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A dyno of an app. One that has finished is a <see cref="HerokuException"/> with status 404.</summary>
    [Get("/apps/{app}/dynos/{dyno}")]
    Task<Dyno> GetDynoAsync(string app, string dyno, CancellationToken cancellationToken);
}
