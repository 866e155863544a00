using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The calls of Heroku's Platform API that change nothing. An app, pipeline, release or dyno is given by its identifier or its
/// name (a release: its version). Every failure is a <see cref="HerokuException"/>.
/// </summary>
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

    /// <summary>An app's releases.</summary>
    /// <param name="app">The app.</param>
    /// <param name="range">Which of them, from <see cref="ListRange"/>; null reads all, page by page, oldest identifier first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/releases")]
    Task<IReadOnlyList<Release>> ListReleasesAsync(
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

    /// <summary>An app's builds.</summary>
    /// <param name="app">The app.</param>
    /// <param name="range">Which of them, from <see cref="ListRange"/>; null reads all, page by page, oldest identifier first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/builds")]
    Task<IReadOnlyList<Build>> ListBuildsAsync(
        string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A build of an app.</summary>
    [Get("/apps/{app}/builds/{id}")]
    Task<Build> GetBuildAsync(string app, string id, CancellationToken cancellationToken);

    /// <summary>A pipeline.</summary>
    [Get("/pipelines/{idOrName}")]
    Task<Pipeline> GetPipelineAsync(string idOrName, CancellationToken cancellationToken);

    /// <summary>All apps of a pipeline, page by page.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/pipeline-couplings")]
    Task<IReadOnlyList<PipelineCoupling>> ListPipelineCouplingsAsync(string pipeline, CancellationToken cancellationToken);

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

    /// <summary>The dynos that an app runs now.</summary>
    [Get("/apps/{app}/dynos")]
    Task<IReadOnlyList<Dyno>> ListDynosAsync(string app, CancellationToken cancellationToken);

    /// <summary>A dyno of an app. One that has finished is a <see cref="HerokuException"/> with status 404.</summary>
    [Get("/apps/{app}/dynos/{dyno}")]
    Task<Dyno> GetDynoAsync(string app, string dyno, CancellationToken cancellationToken);
}
