namespace Deployment.Sdk.Services.Codecov;

/// <summary>Reads what Codecov measured of one commit, and waits while it is processed.</summary>
/// <param name="services">The means.</param>
/// <param name="service">Codecov.</param>
/// <param name="host">The code host as Codecov calls it.</param>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">Its name.</param>
internal sealed class CodecovReader(IServiceContext services, OutsideService service, string host, string owner, string repository)
{
    private const int PageSize = 20;

    private readonly ICodecovApi _api = ServiceClient.Of<ICodecovApi>(services, service, CodecovJson.Default);

    private readonly string? _authorization =
        services.Token(CodecovService.TokenVariable, "rehearsed-codecov-token") is { } token ? $"Bearer {token}" : null;

    /// <param name="commit">The commit.</param>
    /// <param name="branch">Its branch; null when unknown.</param>
    /// <param name="isCompared">Whether its parent is compared with it.</param>
    /// <param name="shortOf">What is less than it must be; null when enough is covered. Later uploads may add to it, so it is waited for.</param>
    /// <param name="limit">How long to wait while it is processed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CoverageReport> ReadAsync(
        string commit,
        string? branch,
        bool isCompared,
        Func<CoverageReport, string?> shortOf,
        TimeSpan limit,
        CancellationToken cancellationToken)
    {
        var waitsFor = "";
        CoverageReport? latest = null;
        return await Polling.UntilAsync(
            async token =>
            {
                var (read, problem) = await TryAsync(commit, branch, isCompared, token).ConfigureAwait(false);
                if (read is not null && shortOf(read) is { } what)
                {
                    (latest, read, problem) = (read, null, $"{what}, and later uploads may add to it");
                }

                if (read is null && problem != waitsFor)
                {
                    waitsFor = problem;
                    services.Report($"waiting for Codecov: {problem}");
                }

                return read;
            },
            limit,
            services.Time,
            cancellationToken).ConfigureAwait(false)
            ?? latest ?? CoverageReport.Unknown($"{waitsFor} after {limit.TotalSeconds:0} s");
    }

    // Null while waiting may help. What a wait cannot change ends it.
    private async Task<(CoverageReport? Report, string Waits)> TryAsync(
        string commit, string? branch, bool isCompared, CancellationToken cancellationToken)
    {
        try
        {
            var page = await _api.ListCommitsAsync(host, owner, repository, branch, PageSize, _authorization, cancellationToken).ConfigureAwait(false);
            var found = page.Results.FirstOrDefault(each => each.Commitid == commit)
                ?? await FindAsync(commit, isCompared, cancellationToken).ConfigureAwait(false);
            return found.State is "error" or "skipped"
                ? (CoverageReport.Unknown($"Codecov says \"{NeutralText.Line(found.State, 50)}\" of the commit"), "")
                : found is not { State: CodecovCommit.Complete, Totals.Coverage: { } project } ? (null, "the commit's report is still processed")
                : isCompared ? (await CompareAsync(found, project, cancellationToken).ConfigureAwait(false), "")
                : (new CoverageReport(project, null, null, null, null), "");
        }
        catch (ServiceException failure) when (failure.Status == 404)
        {
            // Also the answer to somebody who may not read the repository.
            return (null, $"Codecov does not know the commit, or {CodecovService.TokenVariable} may not read {owner}/{repository}");
        }
        catch (ServiceException failure) when (CodecovService.IsPassing(failure))
        {
            return (null, failure.Message);
        }
    }

    // Of a commit that many came after there are totals, whose answer is small, once its report is processed. Only the commit's own answer,
    // with the whole line report, names its parent.
    private async Task<CodecovCommit> FindAsync(string commit, bool isCompared, CancellationToken cancellationToken)
    {
        if (isCompared)
        {
            return await _api.GetCommitAsync(host, owner, repository, commit, _authorization, cancellationToken).ConfigureAwait(false);
        }

        var measured = await _api.TotalsAsync(host, owner, repository, commit, _authorization, cancellationToken).ConfigureAwait(false);
        return new CodecovCommit { Commitid = commit, State = CodecovCommit.Complete, Totals = measured.Totals };
    }

    private async Task<CoverageReport> CompareAsync(CodecovCommit commit, double project, CancellationToken cancellationToken)
    {
        if (commit.Parent is not { Length: > 0 } parent)
        {
            return new(project, null, null, null, "the commit has no parent to be compared with");
        }

        try
        {
            var compared = await _api.CompareAsync(host, owner, repository, parent, commit.Commitid, _authorization, cancellationToken).ConfigureAwait(false);
            var patch = compared.Totals?.Patch;
            var lost = compared.Totals?.Base?.Coverage - (compared.Totals?.Head?.Coverage ?? project);
            bool? hasPatch = patch is null ? null : patch.Coverage is not null || patch.Lines is > 0;
            return new(project, lost, patch?.Coverage, hasPatch, null);
        }
        catch (ServiceException failure) when (failure.Status == 404)
        {
            return new(project, null, null, null, "the commit's parent has no report to be compared with");
        }
    }
}
