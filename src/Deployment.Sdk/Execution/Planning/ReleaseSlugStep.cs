using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Releases the slug that another app of the same environment runs: several apps of one environment are one artefact.</summary>
/// <param name="App">The app.</param>
/// <param name="Builder">The app whose slug it is.</param>
/// <param name="Commit">The full hash of the commit.</param>
internal sealed record ReleaseSlugStep(string App, string Builder, string Commit) : DeliveryStep(App)
{
    public override string Description => $"release {CommitHash.Short(Commit)} on {App} with the slug of {Builder}";

    public override ImmutableArray<string> Calls => [$"POST /apps/{App}/releases"];
}
