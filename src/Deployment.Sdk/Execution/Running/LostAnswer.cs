using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Looks for what a call may have begun whose answer was lost. Sending it again could begin a second one, so nothing is sent.
/// </summary>
internal static class LostAnswer
{
    /// <summary>Looks until it appears, or until Heroku would have begun it if it ever were to.</summary>
    /// <param name="scope">The delivery.</param>
    /// <param name="lost">How the answer was lost.</param>
    /// <param name="find">What the call began; null while it is not to be seen.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>What it began; null when it began nothing.</returns>
    public static async Task<T?> FindAsync<T>(
        RunScope scope, HerokuException lost, Func<CancellationToken, Task<T?>> find, CancellationToken cancellationToken)
        where T : class
    {
        scope.Log.Note($"{lost.Message} Looking for what it began.");
        for (var end = new Deadline(scope.Time, Limits.LostCall); ;)
        {
            if (await find(cancellationToken).ConfigureAwait(false) is { } found)
            {
                scope.Log.Note("it was begun, and goes on");
                return found;
            }

            if (end.IsOver)
            {
                return null;
            }

            await Task.Delay(Limits.LostCallCheck, scope.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing came of the call. That is known, so a person needs only to deliver again.</summary>
    /// <param name="lost">How the answer was lost.</param>
    /// <param name="app">The app.</param>
    /// <param name="bringsCode">Whether it was to bring code; what runs does not depend on any other call.</param>
    public static StepOutcome Nothing(HerokuException lost, string app, bool bringsCode = true) =>
        StepOutcome.Failed(
            $"{lost.Message} Nothing of it appeared on {app} within {Limits.LostCall.TotalSeconds:0} s, so it was not; {(bringsCode ? "what ran before keeps running, and " : "")}it can be delivered again");

    /// <summary>The newest release of an app, if it came after those that this delivery knows.</summary>
    public static async Task<Release?> NewReleaseAsync(RunScope scope, string app, CancellationToken cancellationToken)
    {
        var newest = await scope.Heroku.Reader
            .ListReleasesAsync(app, ListRange.NewestReleases(1), cancellationToken).ConfigureAwait(false);
        return newest is [{ } release, ..] && release.Version > scope.Versions[app] ? release : null;
    }
}
