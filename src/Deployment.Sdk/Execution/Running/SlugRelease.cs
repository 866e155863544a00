using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Makes a release of a slug that exists already, and sees it to its end.</summary>
internal static class SlugRelease
{
    /// <param name="scope">The delivery.</param>
    /// <param name="app">The app.</param>
    /// <param name="begun">Whether an earlier process of the same delivery may have made it.</param>
    /// <param name="make">Asks Heroku for it.</param>
    /// <param name="meant">Whether a release runs the slug that was meant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StepOutcome> MakeAsync(
        RunScope scope,
        string app,
        bool begun,
        Func<CancellationToken, Task<Release>> make,
        Func<Release, CancellationToken, Task<bool>> meant,
        CancellationToken cancellationToken)
    {
        Release? release;
        try
        {
            release = begun ? await FindAsync(cancellationToken).ConfigureAwait(false) : null;
            release ??= await make(cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException lost) when (lost.MayHaveActed)
        {
            release = await LostAnswer.FindAsync(scope, lost, FindAsync, cancellationToken).ConfigureAwait(false);
            if (release is null)
            {
                return LostAnswer.Nothing(lost, app);
            }
        }

        return await ReleaseWatch.SeeAsync(scope, app, release.Id, meant, cancellationToken).ConfigureAwait(false);

        async Task<Release?> FindAsync(CancellationToken token) =>
            await LostAnswer.NewReleaseAsync(scope, app, token).ConfigureAwait(false) is { } made
            && await meant(made, token).ConfigureAwait(false)
                ? made
                : null;
    }
}
