using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The one way in which a delivery changes Heroku. Before each write it makes sure that the lease is held, records the intent and,
/// where the write makes a release, that nobody else released since we looked; afterwards it records the outcome.
/// </summary>
internal sealed class FencedWriter(
    IHerokuWriter inner, IHerokuReader reader, ILease lease, ILedger ledger, KnownVersions versions, string target, TimeProvider time)
    : IHerokuWriter
{
    private const string NewestRelease = "version ..; order=desc, max=1";

    /// <summary>Whether any write was sent; until then a refusal has changed nothing.</summary>
    public bool HasWritten { get; private set; }

    public Task<Source> CreateSourceAsync(CancellationToken cancellationToken) =>
        WriteAsync("POST /sources", null, () => inner.CreateSourceAsync(cancellationToken), cancellationToken);

    public Task<Build> CreateBuildAsync(string app, BuildRequest request, CancellationToken cancellationToken) =>
        WriteAsync($"POST /apps/{app}/builds", app, () => inner.CreateBuildAsync(app, request, cancellationToken), cancellationToken);

    public Task<Build> CancelBuildAsync(string app, string build, CancellationToken cancellationToken) =>
        WriteAsync(
            $"DELETE /apps/{app}/builds/{build}", null, () => inner.CancelBuildAsync(app, build, cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> UpdateConfigVarsAsync(
        string app, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken) =>
        WriteAsync(
            $"PATCH /apps/{app}/config-vars", app, () => inner.UpdateConfigVarsAsync(app, changes, cancellationToken), cancellationToken);

    public Task<Release> CreateReleaseAsync(string app, ReleaseRequest request, CancellationToken cancellationToken) =>
        WriteAsync($"POST /apps/{app}/releases", app, () => inner.CreateReleaseAsync(app, request, cancellationToken), cancellationToken);

    public Task<Release> RollbackAsync(string app, RollbackRequest request, CancellationToken cancellationToken) =>
        WriteAsync($"POST /apps/{app}/releases", app, () => inner.RollbackAsync(app, request, cancellationToken), cancellationToken);

    public async Task<PipelinePromotion> CreatePromotionAsync(PromotionRequest request, CancellationToken cancellationToken)
    {
        // One request releases on every target at once: each of them is looked at first.
        foreach (var app in request.Targets)
        {
            await ConfirmAsync(app.App.Id, cancellationToken).ConfigureAwait(false);
        }

        return await WriteAsync(
            "POST /pipeline-promotions", null, () => inner.CreatePromotionAsync(request, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    public Task<App> UpdateAppAsync(string app, AppUpdate update, CancellationToken cancellationToken) =>
        WriteAsync($"PATCH /apps/{app}", null, () => inner.UpdateAppAsync(app, update, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Formation>> UpdateFormationAsync(
        string app, FormationUpdate update, CancellationToken cancellationToken) =>
        WriteAsync(
            $"PATCH /apps/{app}/formation", null, () => inner.UpdateFormationAsync(app, update, cancellationToken), cancellationToken);

    public Task<Dyno> CreateDynoAsync(string app, DynoRequest request, CancellationToken cancellationToken) =>
        WriteAsync($"POST /apps/{app}/dynos", null, () => inner.CreateDynoAsync(app, request, cancellationToken), cancellationToken);

    public Task StopDynoAsync(string app, string dyno, CancellationToken cancellationToken) =>
        WriteAsync(
            $"POST /apps/{app}/dynos/{dyno}/actions/stop",
            null,
            async () =>
            {
                await inner.StopDynoAsync(app, dyno, cancellationToken).ConfigureAwait(false);
                return dyno;
            },
            cancellationToken);

    private async Task<T> WriteAsync<T>(string what, string? releasesOn, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await lease.RenewAsync(cancellationToken).ConfigureAwait(false);
        if (releasesOn is not null)
        {
            await ConfirmAsync(releasesOn, cancellationToken).ConfigureAwait(false);
        }

        await RecordAsync(LedgerEntryKind.WriteIntended, what, null, cancellationToken).ConfigureAwait(false);
        HasWritten = true;
        try
        {
            var result = await write().ConfigureAwait(false);
            await RecordAsync(LedgerEntryKind.WriteEnded, what, "accepted", CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch (Exception failure)
        {
            await RecordAsync(LedgerEntryKind.WriteEnded, what, failure.Message, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task ConfirmAsync(string app, CancellationToken cancellationToken)
    {
        var newest = await reader.ListReleasesAsync(app, NewestRelease, cancellationToken).ConfigureAwait(false);
        var found = newest.Select(release => release.Version).DefaultIfEmpty(0).Max();
        if (found != versions[app])
        {
            throw new ForeignChangeException(app, versions[app], found);
        }
    }

    private ValueTask RecordAsync(LedgerEntryKind kind, string what, string? outcome, CancellationToken cancellationToken) =>
        ledger.AppendAsync(new LedgerEntry(time.GetUtcNow(), target, kind, what, outcome), cancellationToken);
}
