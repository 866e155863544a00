using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What must hold before a change is sent: the lease outlives the call, nobody else released or builds what the change would replace, and
/// the ledger knows what is about to be sent.
/// </summary>
/// <param name="reader">Heroku, as it is now.</param>
/// <param name="lease">The lock.</param>
/// <param name="journal">The record.</param>
/// <param name="versions">The newest releases that the delivery knows of.</param>
/// <param name="time">The clock.</param>
/// <param name="count">What was sent so far.</param>
/// <param name="isEnd">Whether it makes an app safe again, which also goes on without the ledger.</param>
internal sealed class WriteAnnouncement(
    IHerokuReader reader, ILease lease, IJournal journal, KnownVersions versions, TimeProvider time, WriteCount count, bool isEnd)
{
    private static readonly string NewestRelease = ListRange.NewestReleases(1);
    private static readonly string NewestBuilds = ListRange.NewestBuilds(10);

    /// <summary>Makes sure that the lock is held and that nobody else released, and writes down what is about to be sent.</summary>
    public async Task MakeAsync(WriteKind kind, string what, IReadOnlyList<string> releasesOn, CancellationToken cancellationToken)
    {
        if (isEnd)
        {
            await AnnounceEndAsync(what, cancellationToken).ConfigureAwait(false);
            return;
        }

        await lease.RenewAsync(cancellationToken).ConfigureAwait(false);

        // One promotion releases on every target at once: each of them is looked at first.
        await Parallel.ForEachAsync(
            releasesOn,
            new ParallelOptions { MaxDegreeOfParallelism = Wave.AtOnce, CancellationToken = cancellationToken },
            async (app, token) => await ConfirmAsync(app, kind == WriteKind.Arrival, token).ConfigureAwait(false)).ConfigureAwait(false);
        if (kind == WriteKind.Repeatable && count.HasWritten)
        {
            await journal.NoteAsync(new WriteBegan(what), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await journal.AppendAsync(new WriteBegan(what), cancellationToken).ConfigureAwait(false);
        }

        await ConfirmLeaseAsync(what).ConfigureAwait(false);
    }

    // An app that stays closed because the ledger is away helps nobody. Whoever took over would have told so through the ledger.
    private async Task AnnounceEndAsync(string what, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limits.LedgerAtEnd, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await lease.RenewAsync(either.Token).ConfigureAwait(false);
            await journal.NoteAsync(new WriteBegan(what), either.Token).ConfigureAwait(false);
            return;
        }
        catch (Exception failure) when (IsAway(failure) && !lease.IsTaken)
        {
            journal.CutOff();
        }

        await journal.NoteAsync(new WriteBegan(what), cancellationToken).ConfigureAwait(false);

        bool IsAway(Exception failure) => failure is LedgerException or LeaseLostException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);
    }

    // A process that was stopped right here, and woken much later, would send what others no longer wait for.
    private async ValueTask ConfirmLeaseAsync(string what)
    {
        if (lease.Left >= Limits.LostCall)
        {
            return;
        }

        const string Late = "the lock ran out before this was sent";
        await journal.NoteAsync(new WriteEnded(what, WriteAnswer.Refused, Late), CancellationToken.None).ConfigureAwait(false);
        throw new LeaseLostException($"{what} was not sent: {Late}");
    }

    private async Task ConfirmAsync(string app, bool bringsCode, CancellationToken cancellationToken)
    {
        // Two looks with nothing in between are one.
        if (!count.HasWritten && versions.LookedAt is { } look && time.GetElapsedTime(look) < Limits.SameLook)
        {
            return;
        }

        // What only changes config is no matter for a build; code that arrives would be replaced by it, or would replace it.
        var building = bringsCode ? BuildingAsync(app, cancellationToken) : Task.FromResult<string?>(null);
        var releases = reader.ListReleasesAsync(app, NewestRelease, cancellationToken);
        await Task.WhenAll(releases, building).ConfigureAwait(false);
        var found = (await releases.ConfigureAwait(false)).Select(release => release.Version).DefaultIfEmpty(0).Max();
        if (found != versions[app])
        {
            throw new ForeignChangeException(versions.NameOf(app), versions[app], found);
        }

        if (await building.ConfigureAwait(false) is { } build)
        {
            throw ForeignChangeException.Building(versions.NameOf(app), build);
        }
    }

    private async Task<string?> BuildingAsync(string app, CancellationToken cancellationToken) =>
        (await reader.ListBuildsAsync(app, NewestBuilds, cancellationToken).ConfigureAwait(false))
        .FirstOrDefault(build => build.Status == BuildStatus.Pending)?.Id;
}
