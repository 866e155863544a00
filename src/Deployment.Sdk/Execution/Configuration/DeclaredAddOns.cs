using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Looks whether the add-ons that environments declare are on their apps before anything arrives there, and waits for those that are not
/// ready yet: code that starts without its database fails, and so does its release phase. Where none is declared, nothing is asked.
/// </summary>
internal sealed class DeclaredAddOns(DeliverySession session)
{
    private static readonly string NewestRelease = ListRange.NewestReleases(1);

    /// <summary>Reads the add-ons of a target's apps.</summary>
    /// <returns>Those that are not ready yet; a refusal where one is missing, is another, or is gone.</returns>
    /// <param name="heroku">The Heroku.</param>
    /// <param name="state">The target.</param>
    /// <param name="steps">What would be done there; without anything to do nothing is asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Verdict<UnreadyAddOn[]>> LookAsync(
        IHerokuReader heroku, TargetState state, DeliverySteps steps, CancellationToken cancellationToken)
    {
        var target = state.Target;
        if (steps.IsEmpty || target.Definition.Of<AddonAttachmentAttribute>().IsEmpty)
        {
            return Array.Empty<UnreadyAddOn>();
        }

        var read = new AppAddOns[state.Apps.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, read.Length),
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (place, token) => read[place] = await AppAddOns.ReadAsync(heroku, state.Apps[place].App, token).ConfigureAwait(false))
            .ConfigureAwait(false);

        var unready = new List<UnreadyAddOn>();
        foreach (var (app, attachment) in state.Apps.Zip(read)
            .SelectMany(one => DeclaredAttachment.Of(target.Definition, one.Second).Select(attachment => (one.First.Name, attachment))))
        {
            if (attachment.Lack(app) is var (problem, remedy))
            {
                return Refusal.Policy($"{app} {problem}", remedy);
            }

            if (attachment is { IsReady: false, AddOn: { } addOn })
            {
                unready.Add(new UnreadyAddOn(heroku, target, app, attachment.Declared, addOn.State));
            }
        }

        return unready.ToArray();
    }

    /// <summary>
    /// Decides, and where an add-on is not ready yet, waits for it and decides anew: when it is ready, it makes a release of its own. Before
    /// anybody is asked anything, and before the lock.
    /// </summary>
    /// <typeparam name="T">What is decided.</typeparam>
    /// <param name="decide">Reads and decides.</param>
    /// <param name="unready">What that found not to be ready.</param>
    /// <param name="cancellationToken">Stops waiting; nothing was changed.</param>
    public async Task<Verdict<T>> DecideAsync<T>(
        Func<Task<Verdict<T>>> decide, Func<T, IEnumerable<UnreadyAddOn>> unready, CancellationToken cancellationToken)
        where T : class
    {
        var decided = await decide().ConfigureAwait(false);
        if (decided.Refusal is not null || unready(decided.Value).ToImmutableArray() is not { IsEmpty: false } waited)
        {
            return decided;
        }

        if (await AwaitAsync(waited, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var again = await decide().ConfigureAwait(false);
        return again.Refusal is null && unready(again.Value).FirstOrDefault() is { } next ? next.Refusal : again;
    }

    private async Task<Refusal?> AwaitAsync(ImmutableArray<UnreadyAddOn> unready, CancellationToken cancellationToken)
    {
        var start = session.Time.GetTimestamp();
        foreach (var one in unready.DistinctBy(one => one.AddOn, StringComparer.OrdinalIgnoreCase))
        {
            session.Log.Note($"the add-on {one.AddOn} of {one.App} is still {one.State}: waiting for it, at most {Limits.Provisioning.TotalMinutes:0} min");
            var ended = await new AddOnProvisioning(one.Heroku, session.Time)
                .WaitAsync(one.App, one.AddOn, Left(start), cancellationToken).ConfigureAwait(false);
            if (ended.Problem is { } problem)
            {
                return ended.IsGone ? one.Gone(problem) : one.StillAway(problem);
            }
        }

        // With its config var comes a release, whose release phase may run.
        foreach (var one in unready.DistinctBy(one => one.App, StringComparer.Ordinal))
        {
            await SettleAsync(one, start, cancellationToken).ConfigureAwait(false);
        }

        session.Log.Note($"ready now, and going on: {NamedSome.Join(", ", [.. unready.Select(one => one.AddOn).Distinct(StringComparer.OrdinalIgnoreCase)])}");
        return null;
    }

    // One that is pending for longer refuses the delivery, as any pending release does.
    private async Task SettleAsync(UnreadyAddOn one, long start, CancellationToken cancellationToken)
    {
        for (var wait = AddOnProvisioning.FirstWait; Left(start) > TimeSpan.Zero; wait = AddOnProvisioning.After(wait))
        {
            var releases = await one.Heroku.ListReleasesAsync(one.App, NewestRelease, cancellationToken).ConfigureAwait(false);
            if (releases.MaxBy(release => release.Version) is not { Status: ReleaseStatus.Pending })
            {
                return;
            }

            await Task.Delay(wait, session.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Left(long start) =>
        Limits.Provisioning - session.Time.GetElapsedTime(start) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
