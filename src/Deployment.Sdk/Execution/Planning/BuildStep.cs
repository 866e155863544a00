using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Uploads a commit and builds it; Heroku releases the build by itself.</summary>
/// <param name="App">The app.</param>
/// <param name="Commit">The full hash of the commit.</param>
/// <param name="Path">The folder that is the app's root; null for the whole repository.</param>
internal sealed record BuildStep(string App, string Commit, string? Path) : DeliveryStep(App)
{
    public override string Description =>
        $"build {CommitHash.Short(Commit)}{(Path is null ? "" : $":{Path}")} on {App} and release it";

    public override ImmutableArray<string> Calls =>
        ["POST /sources", "PUT (the address that Heroku names for the upload)", $"POST /apps/{App}/builds"];
}
