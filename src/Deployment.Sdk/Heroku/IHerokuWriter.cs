using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The calls of Heroku's Platform API that change something. Which of them may be sent twice stands in <see cref="RepeatPolicy"/>.
/// </summary>
internal interface IHerokuWriter
{
    /// <summary>A place to upload source to. Belongs to no app and lapses by itself.</summary>
    [Post("/sources")]
    Task<Source> CreateSourceAsync(CancellationToken cancellationToken);

    /// <summary>Starts a build, which releases itself when it succeeds.</summary>
    [Post("/apps/{app}/builds")]
    Task<Build> CreateBuildAsync(string app, [Body] BuildRequest request, CancellationToken cancellationToken);

    /// <summary>Cancels a build that is running.</summary>
    [Delete("/apps/{app}/builds/{build}")]
    Task<Build> CancelBuildAsync(string app, string build, CancellationToken cancellationToken);

    /// <summary>Makes a slug of code that was compiled elsewhere; it runs nowhere until it is released.</summary>
    [Post("/apps/{app}/slugs")]
    Task<Slug> CreateSlugAsync(string app, [Body] SlugRequest request, CancellationToken cancellationToken);

    /// <summary>Sets config vars, and deletes those whose value is null; others stay. Makes a release. Returns all of them.</summary>
    [Patch("/apps/{app}/config-vars")]
    Task<IReadOnlyDictionary<string, string>> UpdateConfigVarsAsync(
        string app, [Body] IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken);

    /// <summary>Releases a slug that exists already.</summary>
    [Post("/apps/{app}/releases")]
    Task<Release> CreateReleaseAsync(string app, [Body] ReleaseRequest request, CancellationToken cancellationToken);

    /// <summary>Rolls back, config included. Heroku tells it from a release of a slug by the body alone.</summary>
    [Post("/apps/{app}/releases")]
    Task<Release> RollbackAsync(string app, [Body] RollbackRequest request, CancellationToken cancellationToken);

    /// <summary>Promotes a release to other apps of the pipeline.</summary>
    [Post("/pipeline-promotions")]
    Task<PipelinePromotion> CreatePromotionAsync([Body] PromotionRequest request, CancellationToken cancellationToken);

    /// <summary>Changes an app, such as its maintenance page.</summary>
    [Patch("/apps/{app}")]
    Task<App> UpdateAppAsync(string app, [Body] AppUpdate update, CancellationToken cancellationToken);

    /// <summary>Changes how many dynos an app keeps.</summary>
    [Patch("/apps/{app}/formation")]
    Task<IReadOnlyList<Formation>> UpdateFormationAsync(
        string app, [Body] FormationUpdate update, CancellationToken cancellationToken);

    /// <summary>Changes how many dynos of one process type an app keeps.</summary>
    [Patch("/apps/{app}/formation/{type}")]
    Task<Formation> UpdateProcessTypeAsync(
        string app, string type, [Body] ProcessTypeUpdate update, CancellationToken cancellationToken);

    /// <summary>Starts a one-off dyno.</summary>
    [Post("/apps/{app}/dynos")]
    Task<Dyno> CreateDynoAsync(string app, [Body] DynoRequest request, CancellationToken cancellationToken);

    /// <summary>Stops a dyno.</summary>
    [Post("/apps/{app}/dynos/{dyno}/actions/stop")]
    Task StopDynoAsync(string app, string dyno, CancellationToken cancellationToken);

    /// <summary>Stops the dynos of a process type; Heroku starts those of the formation again.</summary>
    [Post("/apps/{app}/formations/{type}/actions/stop")]
    Task StopProcessTypeAsync(string app, string type, CancellationToken cancellationToken);

    /// <summary>Restarts all dynos of an app; its one-off dynos end.</summary>
    [Delete("/apps/{app}/dynos")]
    Task RestartAsync(string app, CancellationToken cancellationToken);

    /// <summary>Restarts one dyno of an app; a one-off dyno ends.</summary>
    [Delete("/apps/{app}/dynos/{dyno}")]
    Task RestartDynoAsync(string app, string dyno, CancellationToken cancellationToken);

    /// <summary>Restarts the dynos of a process type.</summary>
    [Delete("/apps/{app}/formations/{type}")]
    Task RestartProcessTypeAsync(string app, string type, CancellationToken cancellationToken);

    /// <summary>Opens a view of an app's log; it closes by itself.</summary>
    [Post("/apps/{app}/log-sessions")]
    Task<LogSession> CreateLogSessionAsync(string app, [Body] LogSessionRequest request, CancellationToken cancellationToken);
}
