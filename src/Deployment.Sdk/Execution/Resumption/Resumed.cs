using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Takes up a delivery whose process has gone, where its journal says that it was left.</summary>
internal sealed class Resumed(DeliverySession session)
{
    /// <summary>Goes on to the end. The environment is held, and stays so.</summary>
    /// <param name="held">The environment.</param>
    /// <param name="target">The same, in the plan.</param>
    /// <param name="heroku">The connection with its token.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How it ended; null when nothing was left unfinished.</returns>
    public async Task<DeliveryResult?> RunAsync(
        HeldEnvironment held, Target target, HerokuConnection heroku, CancellationToken cancellationToken)
    {
        if (held.View.Unfinished is not { } known)
        {
            return null;
        }

        try
        {
            return await RunAsync(held, known, target, heroku, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What goes on answers for itself: it was not gone on with yet.
            return Stopped(known, target);
        }
    }

    /// <summary>How it ends that a delivery was not taken up because a person stopped that.</summary>
    public static DeliveryResult Stopped(Journal journal, Target target) => Left(
        journal, new Refusal(DeliveryOutcome.Interrupted, $"stopped; run {journal.Run} stays unfinished on {target.Name}"));

    private async Task<DeliveryResult> RunAsync(
        HeldEnvironment held, Journal known, Target target, HerokuConnection heroku, CancellationToken cancellationToken)
    {
        var journal = await KeptFacts.BringAsync(session, held, known, cancellationToken).ConfigureAwait(false);
        var began = journal.Began;
        session.Log.Heading($"{target.Name}: {began.Verb} of {CommitHash.Short(began.Commit)} was left unfinished by run {journal.Run}; taking it up");
        await held.Journal.AppendAsync(new DeliveryResumed(journal.Run), cancellationToken).ConfigureAwait(false);

        var given = GivenSecrets.To(session, target);
        if (given.Refusal is { } ambiguous)
        {
            return Left(journal, ambiguous);
        }

        var steps = Steps(journal, target, given.Value);
        if (steps.Refusal is { } changed)
        {
            return Left(journal, changed);
        }

        Verdict<ReadAnew> read;
        Refusal? busy = null;
        try
        {
            read = await ReadAnew.ReadAsync(session, heroku, target, began, given.Value, cancellationToken).ConfigureAwait(false);
            if (read.Refusal is null)
            {
                busy = await DrainAsync(heroku, read.Value.State, journal.Run, steps.Value, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (HerokuException failure)
        {
            return Left(journal, target, failure);
        }

        if ((read.Refusal ?? busy) is { } refused)
        {
            return Left(journal, refused);
        }

        var (state, source, revision) = read.Value;
        var result = await new DeliveryRun(session)
            .TakeUpAsync(held, journal, state, source, steps.Value, revision, heroku, cancellationToken).ConfigureAwait(false);
        return began.TakesBack && result.IsSuccess
            ? result with
            {
                Outcome = DeliveryOutcome.VerificationFailed,
                Message = $"a verification had failed; {result.Message}",
                Remedy = $"mend it and deliver the fix; automatic deliveries stay out until: {StandingRules.ReleaseHold(target)}",
                IsTakenBack = true,
            }
            : result;
    }

    // What somebody else began meanwhile would release itself over what goes on now; and an app may be elsewhere by now.
    private static async Task<Refusal?> DrainAsync(
        HerokuConnection heroku, TargetState state, string run, IEnumerable<StepInHand> steps, CancellationToken cancellationToken)
    {
        var builds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var app in state.Apps.Where(app => app.PendingBuilds.Count > 0))
        {
            var newest = await heroku.Reader
                .ListBuildsAsync(app.Name, ListRange.NewestBuilds(10), cancellationToken).ConfigureAwait(false);
            builds.UnionWith(newest.Where(build => BuildRun.IsOf(run, build)).Select(build => build.Id));
        }

        return Preflight.CheckTakeUp(
            state,
            builds,
            steps.Where(hand => hand.Progress == StepProgress.Begun).SelectMany(hand => hand.Step.Apps).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The same where Heroku was asked in vain.</summary>
    public static DeliveryResult Left(Journal journal, Target target, HerokuException failure) => Left(journal, new Refusal(
        failure.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed,
        $"{failure.Message}; run {journal.Run} stays unfinished on {target.Name}",
        failure.Remedy ?? "take it up again: dotnet run -- resume"));

    /// <summary>It stays unfinished, and what it closed stays closed with it: to be taken up, or to be given up.</summary>
    public static DeliveryResult Left(Journal journal, Refusal why)
    {
        var left = DeliveryResult.From(why) with { IsLeftUnfinished = true };
        return new Reopening(journal).Closed is { } closed
            ? left with
            {
                Outcome = DeliveryOutcome.StateUnknown,
                Message = $"{why.Reason}; meanwhile {closed}",
                Remedy = why.Remedy ?? $"take it up (dotnet run -- resume), or give it up and open what it closed: {Resume.Abandon(journal.Run)}",
            }
            : left;
    }

    private static Verdict<StepInHand[]> Steps(Journal journal, Target target, GivenSecrets given)
    {
        HashSet<int> done = [.. journal.Done];
        HashSet<int> begun = [.. journal.Begun];
        var steps = new List<StepInHand>();
        for (var place = 0; place < journal.Began.Steps.Count; place++)
        {
            var recorded = journal.Began.Steps[place];
            var progress = done.Contains(place) ? StepProgress.Done : begun.Contains(place) ? StepProgress.Begun : StepProgress.Ahead;
            if (RecordedSteps.Restore(recorded, target, given) is not { } step)
            {
                if (progress == StepProgress.Done)
                {
                    continue;
                }

                return new Refusal(
                    DeliveryOutcome.StateUnknown,
                    $"{target.Name} was left in the middle of: {recorded.Description}; the plan does not declare it any longer, or a secret that it set is not given any more",
                    $"resume with the plan that began it (policy {CommitHash.Short(journal.Began.PolicyDigest)}), or give it up and open what it closed: {Resume.Abandon(journal.Run)}");
            }

            steps.Add(new StepInHand(place, step, progress));
        }

        return steps.ToArray();
    }
}
