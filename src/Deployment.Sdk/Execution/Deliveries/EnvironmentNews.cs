using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What observers are told about an environment when it is no delivery that happens.</summary>
/// <param name="session">The session.</param>
/// <param name="target">The environment.</param>
/// <param name="ledger">Its ledger, where that is open; null opens it.</param>
internal sealed class EnvironmentNews(DeliverySession session, Target target, EnvironmentLedger? ledger = null)
{
    /// <summary>Whether it is about config alone.</summary>
    public bool IsOfConfigAlone { get; init; }

    /// <param name="kind">What happened.</param>
    /// <param name="commit">The full hash of the commit that it is about; empty for none.</param>
    /// <param name="news">What happened, in words.</param>
    public async Task TellAsync(DeliveryEventKind kind, string commit, string news)
    {
        var observers = Observers.Of(session.Plan, target.Definition, session.Services, session.Log, session.Time);
        var api = session.Api;
        if (observers.IsEmpty || api.Refusal is not null)
        {
            return;
        }

        var build = (session.Ci as CiDetection.Found)?.Build;
        var happening = new DeliveryEvent(
            kind,
            session.Plan.Pipeline,
            target.Name,
            [.. target.Apps.Select(app => app.Name)],
            commit,
            null,
            null,
            session.Masked($"{target.Name}: {news}"),
            session.Time.GetUtcNow(),
            api.Value)
        {
            Stage = target.Stage,
            IsRehearsal = session.IsRehearsal,
            RunId = session.RunId,
            Actor = build?.Actor is { } actor ? session.Masked(actor) : null,
            BuildUrl = build?.BuildUrl,
            IsOfConfigAlone = IsOfConfigAlone,
        };
        await new Notices(session, target, ledger)
            .NoteAsync(happening, await observers.TellAsync(happening).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
