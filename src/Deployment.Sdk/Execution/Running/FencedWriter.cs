using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The one way in which a delivery changes Heroku. Each write is announced first (<see cref="WriteAnnouncement"/>), sent once under the
/// lock's fence, and its outcome is recorded.
/// </summary>
internal sealed class FencedWriter(
    IHerokuWriter inner,
    IHerokuReader reader,
    ILease lease,
    IJournal journal,
    KnownVersions versions,
    TimeProvider time,
    WriteCount? count = null,
    bool isEnd = false)
    : IHerokuWriter
{
    private readonly WriteCount _count = count ?? new WriteCount(null);

    /// <summary>Whether the delivery sent any change; until then a refusal has changed nothing.</summary>
    public bool HasWritten => _count.HasWritten;

    /// <summary>How many changes were sent.</summary>
    public int Sent => _count.Sent;

    /// <summary>How many changes Heroku accepted, or may have; each goes on there, whatever becomes of us.</summary>
    public int Accepted => _count.Accepted;

    /// <summary>The same way for one step, which counts what that step sends: several apps may be changed at once.</summary>
    public FencedWriter OfStep() => new(inner, reader, lease, journal, versions, time, new WriteCount(_count));

    /// <summary>
    /// The same way for what makes an app safe again and does no harm twice: lifting maintenance, starting processes, cancelling a build. It
    /// also goes on without the ledger, as long as nobody is known to have taken over.
    /// </summary>
    public FencedWriter AtEnd() => new(inner, reader, lease, journal, versions, time, _count, isEnd: true);

    public Task<Source> CreateSourceAsync(CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Place, "POST /sources", [], inner.CreateSourceAsync, cancellationToken);

    public Task<Build> CreateBuildAsync(string app, BuildRequest request, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Arrival, $"POST /apps/{app}/builds", [app], token => inner.CreateBuildAsync(app, request, token), cancellationToken);

    public Task<Build> CancelBuildAsync(string app, string build, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Repeatable, $"DELETE /apps/{app}/builds/{build}", [], token => inner.CancelBuildAsync(app, build, token), cancellationToken);

    public Task<Slug> CreateSlugAsync(string app, SlugRequest request, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Place, $"POST /apps/{app}/slugs", [], token => inner.CreateSlugAsync(app, request, token), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> UpdateConfigVarsAsync(
        string app, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Once, $"PATCH /apps/{app}/config-vars", [app], token => inner.UpdateConfigVarsAsync(app, changes, token), cancellationToken);

    public Task<Release> CreateReleaseAsync(string app, ReleaseRequest request, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Arrival, $"POST /apps/{app}/releases", [app], token => inner.CreateReleaseAsync(app, request, token), cancellationToken);

    public Task<Release> RollbackAsync(string app, RollbackRequest request, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Arrival, $"POST /apps/{app}/releases", [app], token => inner.RollbackAsync(app, request, token), cancellationToken);

    public Task<PipelinePromotion> CreatePromotionAsync(PromotionRequest request, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Arrival,
            "POST /pipeline-promotions",
            [.. request.Targets.Select(target => target.App.Id)],
            token => inner.CreatePromotionAsync(request, token),
            cancellationToken);

    public Task<App> UpdateAppAsync(string app, AppUpdate update, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Repeatable, $"PATCH /apps/{app}", [], token => inner.UpdateAppAsync(app, update, token), cancellationToken);

    public Task<IReadOnlyList<Formation>> UpdateFormationAsync(
        string app, FormationUpdate update, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Repeatable, $"PATCH /apps/{app}/formation", [], token => inner.UpdateFormationAsync(app, update, token), cancellationToken);

    public Task<Formation> UpdateProcessTypeAsync(
        string app, string type, ProcessTypeUpdate update, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Repeatable,
            $"PATCH /apps/{app}/formation/{type}",
            [],
            token => inner.UpdateProcessTypeAsync(app, type, update, token),
            cancellationToken);

    public Task<Dyno> CreateDynoAsync(string app, DynoRequest request, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Once, $"POST /apps/{app}/dynos", [], token => inner.CreateDynoAsync(app, request, token), cancellationToken);

    public Task StopDynoAsync(string app, string dyno, CancellationToken cancellationToken) =>
        EndAsync($"POST /apps/{app}/dynos/{dyno}/actions/stop", token => inner.StopDynoAsync(app, dyno, token), cancellationToken);

    public Task StopProcessTypeAsync(string app, string type, CancellationToken cancellationToken) =>
        EndAsync(
            $"POST /apps/{app}/formations/{type}/actions/stop", token => inner.StopProcessTypeAsync(app, type, token), cancellationToken);

    public Task RestartAsync(string app, CancellationToken cancellationToken) =>
        EndAsync($"DELETE /apps/{app}/dynos", token => inner.RestartAsync(app, token), cancellationToken);

    public Task RestartDynoAsync(string app, string dyno, CancellationToken cancellationToken) =>
        EndAsync($"DELETE /apps/{app}/dynos/{dyno}", token => inner.RestartDynoAsync(app, dyno, token), cancellationToken);

    public Task RestartProcessTypeAsync(string app, string type, CancellationToken cancellationToken) =>
        EndAsync($"DELETE /apps/{app}/formations/{type}", token => inner.RestartProcessTypeAsync(app, type, token), cancellationToken);

    public Task<LogSession> CreateLogSessionAsync(string app, LogSessionRequest request, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Place,
            $"POST /apps/{app}/log-sessions",
            [],
            token => inner.CreateLogSessionAsync(app, request, token),
            cancellationToken);

    // Stopping and restarting: the answer has nothing in it.
    private Task EndAsync(string what, Func<CancellationToken, Task> end, CancellationToken cancellationToken) =>
        WriteAsync(
            WriteKind.Repeatable,
            what,
            [],
            async token =>
            {
                await end(token).ConfigureAwait(false);
                return what;
            },
            cancellationToken);

    private async Task<T> WriteAsync<T>(
        WriteKind kind, string what, IReadOnlyList<string> releasesOn, Func<CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        await AnnounceAsync(kind, what, releasesOn, cancellationToken).ConfigureAwait(false);
        _count.Send(kind);
        var (isOnce, isWithheld) = (kind is WriteKind.Once or WriteKind.Arrival, false);
        T result;
        try
        {
            // The connection has limits of its own, so this wait ends.
            result = await new CallFence(lease.Fence, ConfirmAgainAsync, () => lease.Left - HeldLease.Enough)
                .SendAsync(() => write(isOnce ? CancellationToken.None : cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // What Heroku may have acted upon is never repeated where that matters, so a repeat that was withheld leaves nothing open.
            var isUnclear = failure is not HerokuException { MayHaveActed: false } && !(isWithheld && isOnce);
            if (failure is HerokuException { MayHaveActed: true })
            {
                _count.Accept(kind);
            }

            await journal.NoteAsync(
                new WriteEnded(what, isUnclear ? WriteAnswer.Unclear : WriteAnswer.Refused, failure.Message), CancellationToken.None)
                .ConfigureAwait(false);
            throw;
        }

        _count.Accept(kind);
        await journal.NoteAsync(new WriteEnded(what, WriteAnswer.Accepted, null), CancellationToken.None).ConfigureAwait(false);
        return result;

        // Heroku refused it for want of calls, or wanted a code: meanwhile the lock may have been lost, and the app changed. Whoever takes
        // over waits from the newest announcement on.
        async Task ConfirmAgainAsync(CancellationToken token)
        {
            isWithheld = true;
            await AnnounceAsync(kind, what, releasesOn, token).ConfigureAwait(false);
            isWithheld = false;
        }
    }

    private Task AnnounceAsync(WriteKind kind, string what, IReadOnlyList<string> releasesOn, CancellationToken cancellationToken) =>
        new WriteAnnouncement(reader, lease, journal, versions, time, _count, isEnd).MakeAsync(kind, what, releasesOn, cancellationToken);
}
