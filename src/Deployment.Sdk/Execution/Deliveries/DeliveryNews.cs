using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What the observers of a plan and of an environment are told about one delivery.</summary>
/// <param name="session">The session.</param>
/// <param name="state">The target, as it was before.</param>
/// <param name="revision">What is delivered.</param>
/// <param name="source">Where it is promoted from; null for a deploy.</param>
/// <param name="heroku">The connection to the Heroku that the delivery talks to.</param>
/// <param name="verb">What is done, as the ledger calls it.</param>
/// <param name="ledger">The target's ledger, where that is open; null opens it.</param>
internal sealed class DeliveryNews(
    DeliverySession session,
    TargetState state,
    Revision revision,
    TargetState? source,
    HerokuConnection heroku,
    string verb,
    EnvironmentLedger? ledger = null)
{
    private readonly Observers _observers =
        Observers.Of(session.Plan, state.Target.Definition, session.Services, session.Log, session.Time);

    private NewsBackground? _background;

    /// <summary>The run that began it, which another process may go on with; this process's unless given.</summary>
    public string Run { get; init; } = session.RunId;

    /// <summary>What is rolled back where that is what is done; null for a delivery, which may still take itself back.</summary>
    public DeliveryRollback? Rollback { get; init; }

    public Task TellAsync(DeliveryEventKind kind, string news) => TellAsync(kind, news, happening => happening);

    /// <summary>Tells that it begins.</summary>
    /// <param name="steps">What is done.</param>
    public Task TellBeginAsync(IEnumerable<DeliveryStep> steps) =>
        verb == DeliveryVerb.Config
            ? TellAsync(DeliveryEventKind.ConfigStarted, NamedSome.Join("; ", [.. steps.OfType<SetConfigStep>().Select(step => step.Description)]))
            : TellAsync(DeliveryEventKind.Started, $"{(Rollback is null ? "delivering" : "going back to")} {CommitHash.Short(revision.Commit)}");

    /// <summary>Tells how it ended, for how long it went on, and what runs now.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="scope">What was done last: the delivery, or its taking back.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="head">The hash of all that the ledger says of the environment; null when it is not told.</param>
    public Task TellEndAsync(DeliveryResult result, RunScope scope, TimeSpan duration, string? head)
    {
        var (versions, commit) = (scope.Versions, scope.Revision.Commit);
        var back = result.Outcome == DeliveryOutcome.VerificationFailed ? Rollback ?? new DeliveryRollback(revision.Commit, commit, IsAutomatic: true)
            : result.IsSuccess ? Rollback
            : null;
        return TellAsync(
            verb == DeliveryVerb.Config ? (result.IsSuccess ? DeliveryEventKind.ConfigSucceeded : DeliveryEventKind.ConfigFailed)
                : back is not null ? DeliveryEventKind.RolledBack
                : result.IsSuccess ? DeliveryEventKind.Succeeded
                : DeliveryEventKind.Failed,
            result.Message,
            happening => happening with
            {
                // Of a rollback by hand too, the commit is the one that was taken back.
                Commit = back is null ? happening.Commit : back.From ?? back.To,
                PreviousCommit = back is null ? happening.PreviousCommit : back.From is null ? null : back.To,
                Rollback = back ?? happening.Rollback,
                Duration = duration,
                LedgerHead = head,
                FailedStep = result.FailedStep is { } step ? session.Masked(step) : null,
                IsEndUnknown = result.Outcome == DeliveryOutcome.StateUnknown,
                Running = [.. state.Apps.Select(app => new RunningRelease(
                    app.Name,
                    versions.Running(app.Name),
                    app.Running?.Version,
                    versions.IsDelivered(app.Name) ? commit : app.RunningCommit))],
            });
    }

    private async Task TellAsync(DeliveryEventKind kind, string news, Func<DeliveryEvent, DeliveryEvent> complete)
    {
        if (_observers.IsEmpty)
        {
            return;
        }

        _background ??= await NewsBackground.GatherAsync(
            session, state.Target.Definition, state.Builder.RunningCommit, revision.Commit, heroku).ConfigureAwait(false);

        // Masked here already: observers carry it out of this process.
        var happening = complete(new DeliveryEvent(
            kind,
            session.Plan.Pipeline,
            state.Target.Name,
            [.. state.Target.Apps.Select(app => app.Name)],
            revision.Commit,
            state.Builder.RunningCommit,
            source is null ? revision.Branch : null,
            session.Masked(news.StartsWith($"{state.Target.Name} ", StringComparison.Ordinal) ? news : $"{state.Target.Name}: {news}"),
            session.Time.GetUtcNow(),
            heroku.Api)
        {
            Stage = state.Target.Stage,
            IsRehearsal = session.IsRehearsal,
            RunId = Run,
            Actor = _background.Actor is { } actor ? session.Masked(actor) : null,
            BuildUrl = _background.BuildUrl,
            WebUrl = state.Builder.App.WebUrl,
            PromotedFrom = source?.Target.Name,
            Rollback = Rollback,
            Running = [.. state.Apps.Select(app => new RunningRelease(app.Name, app.Running?.Version, app.Running?.Version, app.RunningCommit))],
            Commits = [.. _background.Commits.Select(Masked)],
            CommitCount = _background.CommitCount,
            IsOfConfigAlone = verb == DeliveryVerb.Config,
        });
        await new Notices(session, state.Target, ledger)
            .NoteAsync(happening, await _observers.TellAsync(happening).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private DeliveredCommit Masked(DeliveredCommit commit) =>
        new(commit.Hash, session.Masked(commit.Subject), session.Masked(commit.Author)) { Message = session.Masked(commit.Message) };
}
