using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>The means that the steps of one delivery share.</summary>
internal sealed record RunScope(
    Target Target,
    Revision Revision,
    HerokuConnection Heroku,
    FencedWriter Writer,
    KnownVersions Versions,
    GitRepository? Git,
    IDeliveryLog Log,
    HttpClient Http,
    TimeProvider Time,
    bool IsRehearsal,
    string RunId)
{
    /// <summary>How far the delivery came with each app.</summary>
    public AppProgress Progress { get; } = new(Versions);

    /// <summary>How long to wait before asking again: a moment in a rehearsal, a second elsewhere, longer as the account's calls run low.</summary>
    public TimeSpan Pause => Heroku.Budget.Pause(LongestPause);

    private TimeSpan LongestPause => IsRehearsal ? Limits.FirstPause : Limits.LongestPause;

    public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Pause, Time, cancellationToken);

    /// <summary>Waits before a look at what was just begun and may soon be over: a moment at first, then longer, up to <see cref="Pause"/>.</summary>
    /// <param name="look">How often it was looked at before.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task WaitAsync(int look, CancellationToken cancellationToken)
    {
        var pause = Limits.FirstPause * Math.Pow(2, Math.Min(look, 10));
        return Task.Delay(Heroku.Budget.Pause(pause < LongestPause ? pause : LongestPause), Time, cancellationToken);
    }
}
