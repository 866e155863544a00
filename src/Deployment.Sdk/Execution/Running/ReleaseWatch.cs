using System.Globalization;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Sees a release to its end, its release phase included.</summary>
internal static class ReleaseWatch
{
    /// <summary>Waits for a release and checks that it is the next one of its app, succeeded, current, and of the slug that was meant.</summary>
    /// <param name="scope">The delivery.</param>
    /// <param name="app">The app.</param>
    /// <param name="version">The release's version or id; null for the version after the last known one.</param>
    /// <param name="meant">Whether a slug is the one that was meant; null where the slug does not matter.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<StepOutcome> SeeAsync(
        RunScope scope, string app, string? version, Func<Release, CancellationToken, Task<bool>>? meant, CancellationToken cancellationToken)
    {
        var expected = scope.Versions[app] + 1;
        var release = await EndedAsync(scope, app, version ?? expected.ToString(CultureInfo.InvariantCulture), cancellationToken)
            .ConfigureAwait(false);
        if (release is null)
        {
            return StepOutcome.Unknown($"the end of the release on {app} was not seen; look at heroku releases --app {app}");
        }

        if (release.Version != expected)
        {
            return StepOutcome.Unknown(
                $"{app} went from v{expected - 1} to v{release.Version}: somebody else released in between; look at heroku releases --app {app}");
        }

        scope.Versions.Learn(app, release.Version);
        if (release.Status is "failed" or "expired")
        {
            var rest = scope.Versions.Running(app) is { } running ? $"v{running} keeps running" : "nothing runs there yet";
            return StepOutcome.Failed($"v{release.Version} of {app} {release.Status} in its release phase; {rest}");
        }

        if (!release.Current)
        {
            return StepOutcome.Unknown($"v{release.Version} of {app} succeeded but is not current; look at heroku releases --app {app}");
        }

        if (meant is not null && !await meant(release, cancellationToken).ConfigureAwait(false))
        {
            return StepOutcome.Unknown($"v{release.Version} of {app} runs another slug than the one that was delivered");
        }

        scope.Versions.Succeed(app, release.Version, isArrival: meant is not null);
        scope.Log.Output($"v{release.Version} of {app} is current");
        return StepOutcome.Succeeded;
    }

    private static async Task<Release?> EndedAsync(RunScope scope, string app, string version, CancellationToken cancellationToken)
    {
        var streamed = false;
        var end = new Deadline(scope.Time, Limits.Release);
        var appearance = new Deadline(scope.Time, Limits.Appearance);
        for (var look = 0; !end.IsOver; look++)
        {
            var release = await FindAsync(scope, app, version, cancellationToken).ConfigureAwait(false);
            if (release is null && appearance.IsOver)
            {
                return null;
            }

            if (!streamed && release?.OutputStreamUrl is { } output)
            {
                streamed = true;
                await OutputFollowing
                    .FollowAsync(scope, output, Limits.Release, HasEndedAsync, cancellationToken).ConfigureAwait(false);
                continue;
            }

            // Old releases have no status; only a release that says "succeeded" counts as one here.
            if (IsOver(release))
            {
                return release;
            }

            await scope.WaitAsync(look, cancellationToken).ConfigureAwait(false);
        }

        return null;

        async Task<bool> HasEndedAsync(CancellationToken token) =>
            IsOver(await FindAsync(scope, app, version, token).ConfigureAwait(false));
    }

    private static bool IsOver(Release? release) =>
        release?.Status is ReleaseStatus.Succeeded or ReleaseStatus.Failed or ReleaseStatus.Expired;

    // A release that was just made may take a moment until it can be read.
    private static async Task<Release?> FindAsync(RunScope scope, string app, string version, CancellationToken cancellationToken)
    {
        try
        {
            return await scope.Heroku.Reader.GetReleaseAsync(app, version, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.IsNotFound)
        {
            return null;
        }
    }
}
