using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The calls of Heroku's Platform API that change nothing. An app, pipeline, release, dyno, add-on or process type is given by its
/// identifier or its name (a release: its version). Every failure is a <see cref="HerokuException"/>.
/// </summary>
/// <remarks>
/// Addresses and bodies follow Heroku's published schema, <c>GET /schema</c>; a test compares them.
/// <para>A list that can outgrow a page returns a <see cref="ListPage{T}"/> and has its whole in <see cref="ListPages"/>. A call that
/// returns any other list fails when Heroku says that it goes on, rather than showing a part for the whole.</para>
/// </remarks>
internal interface IHerokuReader
{
    /// <summary>The account that the token belongs to.</summary>
    [Get("/account")]
    Task<Account> GetAccountAsync(CancellationToken cancellationToken);

    /// <summary>How many calls the account has left.</summary>
    [Get("/account/rate-limits")]
    Task<RateLimit> GetRateLimitAsync(CancellationToken cancellationToken);

    /// <summary>An app. Heroku's own command line asks in this variant of version 3 where it needs to know the generation.</summary>
    [Get("/apps/{app}")]
    [Headers("Accept: application/vnd.heroku+json; version=3.sdk")]
    Task<App> GetAppAsync(string app, CancellationToken cancellationToken);

    /// <summary>A page of the apps that the account may see, its team's among them. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps")]
    Task<ListPage<App>> ListAppsAsync([Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>
    /// Some apps at once. Heroku takes it as a POST because the list may be long; it changes nothing. Heroku's own command line asks in
    /// this variant of version 3.
    /// </summary>
    /// <param name="filter">The apps.</param>
    /// <param name="range">
    /// How many of them: one page, from <see cref="ListRange.Ids"/>; what is longer is asked for in parts. An answer that was cut all the same
    /// is an error.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    [Post("/filters/apps")]
    [Headers("Accept: application/vnd.heroku+json; version=3.filters")]
    Task<IReadOnlyList<App>> FilterAppsAsync(
        [Body] AppFilter filter, [Header("Range")] string range, CancellationToken cancellationToken);

    /// <summary>An app's config vars, secrets among them.</summary>
    [Get("/apps/{app}/config-vars")]
    Task<IReadOnlyDictionary<string, string>> GetConfigVarsAsync(string app, CancellationToken cancellationToken);

    /// <summary>The config vars that a release of an app has, or had, secrets among them.</summary>
    [Get("/apps/{app}/releases/{idOrVersion}/config-vars")]
    Task<IReadOnlyDictionary<string, string>> GetReleaseConfigVarsAsync(
        string app, string idOrVersion, CancellationToken cancellationToken);

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

    /// <summary>A slug of an app. One that has expired is a <see cref="HerokuException"/> with status 404.</summary>
    [Get("/apps/{app}/slugs/{id}")]
    Task<Slug> GetSlugAsync(string app, string id, CancellationToken cancellationToken);

    /// <summary>An OCI image of a Fir app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="idOrDigest">Its identifier, or its digest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/oci-images/{idOrDigest}")]
    Task<OciImageAnswer> GetOciImageAsync(string app, string idOrDigest, CancellationToken cancellationToken);

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

    /// <summary>A page of the pipelines that the account may see. The whole list is <see cref="ListPages"/>'s.</summary>
    [Get("/pipelines")]
    Task<ListPage<Pipeline>> ListPipelinesAsync([Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A page of the newest releases of the apps of a pipeline, whatever made them and whatever became of them.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/latest-releases")]
    Task<ListPage<Release>> ListLatestReleasesAsync(
        string pipeline, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A page of the newest releases of the apps of a pipeline that brought code.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/latest-deployments")]
    Task<ListPage<Release>> ListLatestDeploymentsAsync(
        string pipeline, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A page of the newest builds of the apps of a pipeline; they do not name their generation.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/latest-builds")]
    Task<ListPage<Build>> ListLatestBuildsAsync(
        string pipeline, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A page of the places of apps in pipelines that the account may see. The whole list is <see cref="ListPages"/>'s.</summary>
    [Get("/pipeline-couplings")]
    Task<ListPage<PipelineCoupling>> ListCouplingsAsync([Header("Range")] string? range, CancellationToken cancellationToken);

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

    /// <summary>One process type of an app.</summary>
    [Get("/apps/{app}/formation/{type}")]
    Task<Formation> GetFormationAsync(string app, string type, CancellationToken cancellationToken);

    /// <summary>A page of the dynos that an app runs now. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="app">The app.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/apps/{app}/dynos")]
    Task<ListPage<Dyno>> ListDynosAsync(string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A dyno of an app. One that has finished is a <see cref="HerokuException"/> with status 404.</summary>
    [Get("/apps/{app}/dynos/{dyno}")]
    Task<Dyno> GetDynoAsync(string app, string dyno, CancellationToken cancellationToken);

    /// <summary>A page of the review apps of a pipeline. The whole list is <see cref="ListPages"/>'s.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="range">Which of them; null reads the first 200 by identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/review-apps")]
    Task<ListPage<ReviewApp>> ListReviewAppsAsync(
        string pipeline, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A review app.</summary>
    [Get("/review-apps/{id}")]
    Task<ReviewApp> GetReviewAppAsync(string id, CancellationToken cancellationToken);

    /// <summary>The review app that an app is. Any other app is a <see cref="HerokuException"/> with status 404.</summary>
    [Get("/apps/{app}/review-app")]
    Task<ReviewApp> GetReviewAppOfAsync(string app, CancellationToken cancellationToken);

    /// <summary>How a pipeline makes review apps. One that makes none is a <see cref="HerokuException"/> with status 404.</summary>
    /// <param name="pipeline">The pipeline's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("/pipelines/{pipeline}/review-app-config")]
    Task<ReviewAppConfig> GetReviewAppConfigAsync(string pipeline, CancellationToken cancellationToken);

    /// <summary>How far the making of an app from its <c>app.json</c> has come.</summary>
    [Get("/app-setups/{id}")]
    Task<AppSetup> GetAppSetupAsync(string id, CancellationToken cancellationToken);

    /// <summary>A page of the add-ons that an app is billed for or reaches. The whole list is <see cref="ListPages"/>'s.</summary>
    [Get("/apps/{app}/addons")]
    Task<ListPage<AddOn>> ListAddOnsAsync(string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>An add-on of an app.</summary>
    [Get("/apps/{app}/addons/{addOn}")]
    Task<AddOn> GetAddOnAsync(string app, string addOn, CancellationToken cancellationToken);

    /// <summary>A page of the ways in which an app reaches add-ons. The whole list is <see cref="ListPages"/>'s.</summary>
    [Get("/apps/{app}/addon-attachments")]
    Task<ListPage<AddOnAttachment>> ListAttachmentsAsync(
        string app, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A page of the ways in which apps reach an add-on. The whole list is <see cref="ListPages"/>'s.</summary>
    [Get("/addons/{addOn}/addon-attachments")]
    Task<ListPage<AddOnAttachment>> ListAttachmentsOfAsync(
        string addOn, [Header("Range")] string? range, CancellationToken cancellationToken);

    /// <summary>A page of those who may work on an app. The whole list is <see cref="ListPages"/>'s.</summary>
    [Get("/apps/{app}/collaborators")]
    Task<ListPage<Collaborator>> ListCollaboratorsAsync(
        string app, [Header("Range")] string? range, CancellationToken cancellationToken);
}
