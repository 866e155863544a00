using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out what was decided, tells those who want to know, and reports what runs now.</summary>
internal sealed partial class DeliveryRun(DeliverySession session)
{
    /// <summary>Carries out a delivery in an environment that is held, unless somebody said something against it in the last moment.</summary>
    public async Task<DeliveryResult> RunAsync(
        HeldEnvironment held,
        string verb,
        TargetState state,
        TargetState? source,
        DeliverySteps steps,
        Revision revision,
        LastWord last,
        CancellationToken cancellationToken)
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

        var began = new DeliveryBegan(
            verb,
            revision.Commit,
            session.Plan.PolicyDigest,
            PlanDigest.Of(
                session.Plan.PolicyDigest, source is null ? [state] : [state, source], revision.Commit, steps, held.Key.ToArray()),
            RecordedApps.Of(state),
            [.. steps.Steps.Select(RecordedSteps.Of)])
        {
            Branch = source is null ? revision.Branch : null,
            From = source?.Target.Name,
            Sources = source is null ? null : RecordedApps.Of(source),
        };
        Refusal? late = null;
        try
        {
            await held.Journal.AppendAsync(
                newest => (late = last.Since(newest, session.Time.GetUtcNow())) is null ? [began] : [], cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            return DeliveryResult.From(LedgerSource.Refused(failure));
        }

        if (late is not null)
        {
            return DeliveryResult.From(late);
        }

        var scope = Scope(held, session.RunId, state, new KnownVersions(state.Apps) { LookedAt = state.LookedAt }, connection.Value, revision);
        return await RunAsync(
            held,
            verb,
            session.RunId,
            scope,
            state,
            source,
            began.Apps,
            StepInHand.AllAhead(steps),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Carries out what is left of a delivery that another process began.</summary>
    public Task<DeliveryResult> TakeUpAsync(
        HeldEnvironment held,
        Journal journal,
        TargetState state,
        TargetState? source,
        IReadOnlyList<StepInHand> steps,
        Revision revision,
        HerokuConnection heroku,
        CancellationToken cancellationToken)
    {
        // Versions as the one before knew them: what came after is looked at as its own work, or somebody else's.
        var versions = new KnownVersions(state.Apps);
        foreach (var app in state.Apps)
        {
            versions.Learn(app.Name, journal.VersionOf(app.Name));
        }

        var scope = Scope(held, journal.Run, state, versions, heroku, revision);
        return RunAsync(
            held, journal.Began.Verb, journal.Run, scope, state, source, journal.Began.Apps, steps, cancellationToken, journal.Began.TakesBack);
    }

    /// <summary>Verifies what runs already. Nobody is told: nothing is delivered.</summary>
    /// <param name="steps">What is asked of it.</param>
    /// <param name="state">What runs where.</param>
    /// <param name="account">The target whose token is used; a promotion has only its own.</param>
    /// <param name="revision">The commit that runs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeliveryResult> VerifyAsync(
        DeliverySteps steps, TargetState state, Target account, Revision revision, CancellationToken cancellationToken)
    {
        var connection = session.Connect(account);
        if (connection.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        foreach (var note in steps.Notes)
        {
            session.Log.Note(note);
        }

        // What verifies and may be repeated changes nothing, so nothing has to be held.
        var journal = new MemoryJournal();
        var versions = new KnownVersions(state.Apps);
        var heroku = connection.Value;
        var writer = new FencedWriter(heroku.Writer, heroku.Reader, new UnsharedLease(), journal, versions, session.Time);
        var scope = Scope(writer, session.RunId, state, versions, heroku, revision);
        return session.Masked(
            await new Executor(scope, journal, state, source: null).RunAsync(steps, cancellationToken).ConfigureAwait(false));
    }

    private async Task<DeliveryResult> RunAsync(
        HeldEnvironment held,
        string verb,
        string run,
        RunScope scope,
        TargetState state,
        TargetState? source,
        IReadOnlyList<RecordedApp> before,
        IReadOnlyList<StepInHand> steps,
        CancellationToken cancellationToken,
        bool takesBack = false)
    {
        var news = new DeliveryNews(session, state, scope.Revision, source, scope.Heroku, verb, held.Ledger)
        {
            Run = run,

            // One that is taken up has perhaps changed what runs, so it is asked what ran before it.
            Rollback = verb == DeliveryVerb.Rollback ? new DeliveryRollback(before[0].Commit, scope.Revision.Commit, takesBack) : null,
        };
        using var span = DeliverySpans.Begin(scope, verb);
        var began = session.Time.GetTimestamp();
        await news.TellBeginAsync(steps.Select(step => step.Step)).ConfigureAwait(false);
        var tags = new ReleaseTags(session, state, scope.Revision.Commit, verb);
        await using var gathered = tags.ConfigureAwait(false);
        var result = session.Masked(
            await new Executor(scope, held.Journal, state, source).RunAsync(steps, cancellationToken).ConfigureAwait(false));
        if (verb == DeliveryVerb.Config && result.IsSuccess)
        {
            var set = string.Join("; ", steps.Select(step => step.Step).OfType<SetConfigStep>().Select(step => step.Description));
            result = result with { Message = $"{state.Target.Name} has the config that the plan declares: {set}{Verification.Suffix(result.Verification)}" };
        }

        (result, scope) = result.IsToBeTakenBack && verb != DeliveryVerb.Rollback
            ? await TakeBackAsync(held, run, scope, state, before, result, cancellationToken).ConfigureAwait(false)
            : (await EndAsync(held, run, scope, state, result).ConfigureAwait(false), scope);
        var head = await HeadAsync(held, state.Target).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            await tags.TagAsync(scope, head).ConfigureAwait(false);
        }

        var duration = session.Time.GetElapsedTime(began);
        DeliverySpans.End(span, scope, result, duration);
        await news.TellEndAsync(result, scope, duration, head).ConfigureAwait(false);
        if (verb != DeliveryVerb.Config)
        {
            await new OvertakenRequests(session).CloseAsync(state.Target, scope.Heroku).ConfigureAwait(false);
        }

        return result with { Releases = Releases(state, scope.Versions, scope.Revision, result) };
    }

    // A delivery that lost its ledger stays unfinished there: whoever comes next takes it up before anything else.
    private static async Task<DeliveryResult> EndAsync(
        HeldEnvironment held, string run, RunScope scope, TargetState state, DeliveryResult result)
    {
        if (scope.Progress.Building is { IsEmpty: false } building)
        {
            // It will release itself: nobody else may begin before that.
            held.Leave();
            return result with
            {
                Message = $"{result.Message}; {state.Target.Name} stays locked until its lock runs out, and whoever delivers there next sees the end of {string.Join(" and ", building)} first",
                Remedy = "see to its end: dotnet run -- resume",
            };
        }

        if (held.Journal.IsCutOff)
        {
            return Unrecorded(held, result);
        }

        try
        {
            await held.EndAsync(new DeliveryEnded(
                run, (int)result.Outcome, result.Message, RecordedApps.After(state, scope.Versions, scope.Revision.Commit))
            {
                Rest = AppEnd.RestOf(result.Apps),
            }).ConfigureAwait(false);
            return result;
        }
        catch (Exception failure) when (failure is LedgerException or LeaseLostException)
        {
            scope.Log.Note($"the end of the delivery could not be written down: {failure.Message}; the next one takes it up");
            return result;
        }
    }

    // The ledger believes less than was done, and whoever comes next acts on what it believes.
    private static DeliveryResult Unrecorded(HeldEnvironment held, DeliveryResult result)
    {
        var unkept = held.Journal.Unkept is { } why
            ? $"; what happened since could not be kept on this machine either ({why}), so what is told here is all that is known of it"
            : "";
        return result.IsSuccess
            ? result with
            {
                Outcome = DeliveryOutcome.Failed,
                Message = $"{result.Message}, but the ledger {held.Ledger.Store.Name} was lost on the way and takes the delivery for unfinished{unkept}",
                Remedy = Resume.Here,
            }
            : result with
            {
                Message = $"{result.Message}{unkept}",
                Remedy = result.Remedy is null || result.Remedy == Resume.Here ? Resume.Here : $"{result.Remedy}; {Resume.Here}",
            };
    }

    // Told where others keep it: whoever has one of these hashes can tell whether anything before it was changed.
    private async Task<string?> HeadAsync(HeldEnvironment held, Target target)
    {
        if (target.Stage != Stage.Production && target.Definition.Of<ReleaseTagAttribute>().IsEmpty)
        {
            return null;
        }

        try
        {
            var head = (await held.Ledger.ReadAsync(CancellationToken.None).ConfigureAwait(false)).Head;
            session.Log.Note($"the ledger of {target.Name} is at {head}");
            return head;
        }
        catch (LedgerException)
        {
            return null;
        }
    }

    private RunScope Scope(
        HeldEnvironment held, string run, TargetState state, KnownVersions versions, HerokuConnection heroku, Revision revision) =>
        Scope(
            new FencedWriter(heroku.Writer, heroku.Reader, held.Lease, held.Journal, versions, session.Time), run, state, versions, heroku, revision);

    private RunScope Scope(
        FencedWriter writer, string run, TargetState state, KnownVersions versions, HerokuConnection heroku, Revision revision) =>
        new(
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
            run);

    private static ImmutableArray<DeliveredRelease> Releases(
        TargetState before, KnownVersions versions, Revision revision, DeliveryResult result) =>
        [.. before.Apps
            .Where(app => result.IsSuccess ? versions[app.Name] > app.Version : versions.IsDelivered(app.Name))
            .Select(app => new DeliveredRelease(before.Target.Name, app.Name, versions[app.Name], revision.Commit))];
}
