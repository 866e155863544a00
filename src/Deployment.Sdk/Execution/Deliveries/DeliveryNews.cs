using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What the observers of a plan and of an environment are told about one delivery.</summary>
/// <param name="session">The session.</param>
/// <param name="state">The target, as it was before.</param>
/// <param name="revision">What is delivered.</param>
/// <param name="branch">The branch; null for a promotion.</param>
/// <param name="api">The API that the delivery talks to.</param>
internal sealed class DeliveryNews(DeliverySession session, TargetState state, Revision revision, string? branch, Uri api)
{
    private readonly Observers _observers =
        Observers.Of(session.Plan, state.Target.Definition, session.IsRehearsal, session.Log, session.Time);

    // Masked here already: observers carry it out of this process.
    public Task TellAsync(DeliveryEventKind kind, string news) => _observers.TellAsync(new DeliveryEvent(
        kind,
        session.Plan.Pipeline,
        state.Target.Name,
        [.. state.Target.Apps.Select(app => app.Name)],
        revision.Commit,
        state.Builder.RunningCommit,
        branch,
        session.Masked($"{state.Target.Name}: {news}"),
        session.Time.GetUtcNow(),
        api));
}
