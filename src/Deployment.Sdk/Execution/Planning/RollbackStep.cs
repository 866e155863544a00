using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Releases the slug of an earlier release of the same app once more.</summary>
/// <param name="App">The app.</param>
/// <param name="To">The earlier release.</param>
/// <param name="WithConfig">Whether the config of then comes back too, as with Heroku's own rollback; else today's stays.</param>
internal sealed record RollbackStep(string App, PinnedRelease To, bool WithConfig) : DeliveryStep(App)
{
    public override string Description =>
        $"roll {App} back to {CommitHash.Short(To.Commit)} of v{To.Version}, with {(WithConfig ? "the config of then" : "today's config")}";

    public override ImmutableArray<string> Calls => [$"POST /apps/{App}/releases"];
}
