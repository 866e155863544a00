using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Whether a release runs the slug that was meant. Copies of a slug have ids of their own: then commit and checksum decide.</summary>
internal static class SlugMatch
{
    public static Task<bool> IsAsync(RunScope scope, string app, Release release, Slug meant, CancellationToken cancellationToken) =>
        IsAsync(scope, app, release, meant.Id, meant.Commit, meant.Checksum, cancellationToken);

    public static Task<bool> IsAsync(
        RunScope scope, string app, Release release, PinnedRelease meant, CancellationToken cancellationToken) =>
        IsAsync(scope, app, release, meant.SlugId, meant.Commit, meant.Checksum, cancellationToken);

    private static async Task<bool> IsAsync(
        RunScope scope, string app, Release release, string id, string? commit, string? checksum, CancellationToken cancellationToken)
    {
        if (release.Slug is not { } reference)
        {
            return false;
        }

        if (reference.Id == id)
        {
            return true;
        }

        var slug = await scope.Heroku.Reader.GetSlugAsync(app, reference.Id, cancellationToken).ConfigureAwait(false);
        return slug.Commit == commit && slug.Checksum == checksum;
    }
}
