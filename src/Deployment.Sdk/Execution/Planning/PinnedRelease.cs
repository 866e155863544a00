namespace Deployment.Sdk.Execution;

/// <summary>One exact release, so that what was approved is what goes out.</summary>
/// <param name="App">The app whose release it is.</param>
/// <param name="ReleaseId">The release's id.</param>
/// <param name="Version">The release's version.</param>
/// <param name="SlugId">The slug's id.</param>
/// <param name="Commit">The full hash of the commit that the slug was built from.</param>
/// <param name="Checksum">The slug's checksum; null when Heroku gave none.</param>
internal sealed record PinnedRelease(
    string App, string ReleaseId, int Version, string SlugId, string Commit, string? Checksum)
{
    public static PinnedRelease Of(AppState app) =>
        app is { Running: { } release, RunningSlug: { Commit: { } commit } slug }
            ? new(app.Name, release.Id, release.Version, slug.Id, commit, slug.Checksum)
            : throw new InvalidOperationException($"{app.Name} runs nothing that could be promoted; the preflight should have said so.");
}
