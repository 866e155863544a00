using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out what was decided, tells those who want to know, and reports what runs now.</summary>
internal sealed class DeliveryRun(DeliverySession session)
{
    public async Task<DeliveryResult> RunAsync(
        TargetState state, TargetState? source, DeliverySteps steps, Revision revision, CancellationToken cancellationToken)
    {
        var connection = session.Connect(state.Target);
        if (connection.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        foreach (var note in steps.Notes)
        {
            session.Log.Note(note);
        }

        var ledger = new RunLedger();
        var scope = Scope(state, connection.Value, revision, ledger);
        var versions = scope.Versions;
        var news = new DeliveryNews(session, state, revision, source is null ? revision.Branch : null, connection.Value.Api);

        using var span = DeliverySpans.Begin(scope, isPromotion: source is not null);
        var began = session.Time.GetTimestamp();
        await news.TellAsync(DeliveryEventKind.Started, $"delivering {CommitHash.Short(revision.Commit)}").ConfigureAwait(false);
        var result = session.Masked(
            await new Executor(scope, ledger, state, source).RunAsync(steps, cancellationToken).ConfigureAwait(false));
        DeliverySpans.End(span, scope, result, session.Time.GetElapsedTime(began));
        await news.TellAsync(result.IsSuccess ? DeliveryEventKind.Succeeded : DeliveryEventKind.Failed, result.Message).ConfigureAwait(false);
        return result with { Releases = Releases(state, versions, revision, result) };
    }

    /// <summary>Verifies what runs already. Nobody is told: nothing is delivered.</summary>
    /// <param name="state">What runs where.</param>
    /// <param name="account">The target whose token is used; a promotion has only its own.</param>
    /// <param name="revision">The commit that runs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeliveryResult> VerifyAsync(
        TargetState state, Target account, Revision revision, CancellationToken cancellationToken)
    {
        var steps = Planner.Verify(state);
        var connection = session.Connect(account);
        if (connection.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        foreach (var note in steps.Notes)
        {
            session.Log.Note(note);
        }

        var ledger = new RunLedger();
        return session.Masked(
            await new Executor(Scope(state, connection.Value, revision, ledger), ledger, state, source: null)
                .RunAsync(steps, cancellationToken).ConfigureAwait(false));
    }

    private RunScope Scope(TargetState state, HerokuConnection heroku, Revision revision, ILedger ledger)
    {
        var versions = new KnownVersions(state.Apps) { LookedAt = state.LookedAt };
        var writer = new FencedWriter(
            heroku.Writer, heroku.Reader, new UnsharedLease(), ledger, versions, state.Target.Name, session.Time);
        return new RunScope(
            state.Target,
            revision,
            heroku,
            writer,
            versions,
            session.Git,
            session.Log,
            session.Http,
            session.Time,
            session.IsRehearsal,
            session.RunId);
    }

    private static ImmutableArray<DeliveredRelease> Releases(
        TargetState before, KnownVersions versions, Revision revision, DeliveryResult result) =>
        [.. before.Apps
            .Where(app => result.IsSuccess ? versions[app.Name] > app.Version : versions.IsDelivered(app.Name))
            .Select(app => new DeliveredRelease(before.Target.Name, app.Name, versions[app.Name], revision.Commit))];
}
