using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Copies one exact release to other apps of the pipeline. Their config stays their own.</summary>
/// <param name="App">The app that it comes from.</param>
/// <param name="Source">The release that was approved.</param>
/// <param name="Targets">The apps that receive it.</param>
internal sealed record PromoteStep(string App, PinnedRelease Source, ImmutableArray<string> Targets) : DeliveryStep(App)
{
    public override ImmutableArray<string> Apps => Targets;

    public override string Description =>
        $"promote v{Source.Version} ({CommitHash.Short(Source.Commit)}) of {App} to {string.Join(", ", Targets)}";

    public override ImmutableArray<string> Calls => ["POST /pipeline-promotions"];
}
