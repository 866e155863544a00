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

    /// <summary>Starts a one-off dyno.</summary>
    [Post("/apps/{app}/dynos")]
    Task<Dyno> CreateDynoAsync(string app, [Body] DynoRequest request, CancellationToken cancellationToken);

    /// <summary>Stops a dyno.</summary>
    [Post("/apps/{app}/dynos/{dyno}/actions/stop")]
    Task StopDynoAsync(string app, string dyno, CancellationToken cancellationToken);
}
