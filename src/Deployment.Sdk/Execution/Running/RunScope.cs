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
    /// <summary>How long to wait before asking again: a moment in a rehearsal, a second elsewhere, longer as the account's calls run low.</summary>
    public TimeSpan Pause => Heroku.Budget.Pause(IsRehearsal ? TimeSpan.FromMilliseconds(50) : TimeSpan.FromSeconds(1));

    public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Pause, Time, cancellationToken);
}
