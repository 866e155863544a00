using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What one Heroku app is and runs, as read before a decision.</summary>
/// <param name="App">The app.</param>
/// <param name="Coupling">Its place in a pipeline; null when it is in none.</param>
/// <param name="Newest">Its newest release, whatever became of it; null when it has none.</param>
/// <param name="Running">The release that is current and succeeded; null when none is.</param>
/// <param name="RunningSlug">The slug that runs; null before the first deploy or when it has expired.</param>
/// <param name="Config">The config vars. Values are secrets: they never leave this process.</param>
/// <param name="PendingBuilds">The ids of builds that have not ended; each will release itself.</param>
/// <param name="Formation">The process types and their dynos.</param>
internal sealed record AppState(
    App App,
    PipelineCoupling? Coupling,
    Release? Newest,
    Release? Running,
    Slug? RunningSlug,
    IReadOnlyDictionary<string, string> Config,
    IReadOnlyList<string> PendingBuilds,
    IReadOnlyList<Formation> Formation)
    : RunningState(App, Newest, Running, RunningSlug);
