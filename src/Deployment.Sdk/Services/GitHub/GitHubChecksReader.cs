namespace Deployment.Sdk.Services.GitHub;

/// <summary>Reads whether the checks of a commit that are asked for have passed.</summary>
/// <param name="services">The means.</param>
/// <param name="service">GitHub.</param>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">Its name.</param>
/// <param name="checks">The names of the checks.</param>
internal sealed class GitHubChecksReader(
    IServiceContext services, OutsideService service, string owner, string repository, IReadOnlyList<string> checks)
{
    private const int PageSize = 100;

    /// <summary>GitHub keeps the newest status of each context; a thousand contexts are none that people made.</summary>
    private const int Pages = 10;

    private readonly IGitHubChecksApi _api = ServiceClient.Of<IGitHubChecksApi>(services, service, GitHubChecksJson.Default);

    private readonly string _authorization = GitHubService.Authorization(services);

    /// <summary>Asks once. What a wait cannot change is a <see cref="ServiceException"/>.</summary>
    public async Task<AskedOnce> TryAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            AskedOnce? waits = null;
            Uri? passed = null;
            IReadOnlyList<GitHubStatus>? statuses = null;
            foreach (var check in checks)
            {
                var runs = await _api.CheckRunsAsync(owner, repository, commit, check, _authorization, cancellationToken).ConfigureAwait(false);
                var found = runs.CheckRuns.Where(run => run.Name == check).Select(Found.Of).ToList();
                if (found.Count == 0)
                {
                    statuses ??= await StatusesAsync(commit, cancellationToken).ConfigureAwait(false);
                    found = [.. statuses.Where(status => status.Context == check).Select(Found.Of)];
                }

                if (found.Find(one => one.HasEnded && one.Says != GitHubCheckRun.Success) is { } ended)
                {
                    return AskedOnce.Decided(GateVerdict.No($"GitHub: check {Quoted(check)} of the commit ended with {Quoted(ended.Says)}"), ended.Page);
                }

                waits ??= found.Count == 0 ? AskedOnce.Waiting($"there is no check {Quoted(check)} of the commit yet")
                    : found.Find(one => !one.HasEnded) is { } running
                        ? AskedOnce.Waiting($"check {Quoted(check)} of the commit is {Quoted(running.Says)}", running.Page)
                    : null;
                passed ??= found.Find(one => one.HasEnded)?.Page;
            }

            return waits ?? AskedOnce.Decided(GateVerdict.Yes($"GitHub: {string.Join(", ", checks.Select(Quoted))} passed for the commit"), passed);
        }
        catch (ServiceException failure) when (failure.Status is null or 429 or >= 500 || GitHubService.IsThrottled(failure))
        {
            return AskedOnce.Waiting(failure.Message);
        }
    }

    private async Task<IReadOnlyList<GitHubStatus>> StatusesAsync(string commit, CancellationToken cancellationToken)
    {
        var all = new List<GitHubStatus>();
        for (var page = 1; page <= Pages; page++)
        {
            var read = await _api.StatusesAsync(owner, repository, commit, page, _authorization, cancellationToken).ConfigureAwait(false);
            all.AddRange(read.Statuses);
            if (read.Statuses.Count < PageSize)
            {
                break;
            }
        }

        return all;
    }

    private static string Quoted(string text) => $"\"{NeutralText.Line(text, 100)}\"";

    private sealed record Found(bool HasEnded, string Says, Uri? Page)
    {
        public static Found Of(GitHubCheckRun run)
        {
            var hasEnded = run.Status == GitHubCheckRun.Completed;
            return new(hasEnded, hasEnded ? run.Conclusion ?? "" : run.Status, AskedOnce.Page(run.DetailsUrl) ?? AskedOnce.Page(run.HtmlUrl));
        }

        public static Found Of(GitHubStatus status) => new(status.State != GitHubStatus.Pending, status.State, AskedOnce.Page(status.TargetUrl));
    }
}
