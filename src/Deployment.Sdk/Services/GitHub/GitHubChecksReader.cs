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

    /// <summary>The verdict, when there is one; else what is waited for. What a wait cannot change is a <see cref="ServiceException"/>.</summary>
    public async Task<(GateVerdict? Verdict, string Waits)> TryAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            var waits = "";
            IReadOnlyList<GitHubStatus>? statuses = null;
            foreach (var check in checks)
            {
                var runs = await _api.CheckRunsAsync(owner, repository, commit, check, _authorization, cancellationToken).ConfigureAwait(false);
                var found = runs.CheckRuns.Where(run => run.Name == check)
                    .Select(run => (HasEnded: run.Status == GitHubCheckRun.Completed, Says: run.Status == GitHubCheckRun.Completed ? run.Conclusion ?? "" : run.Status)).ToList();
                if (found.Count == 0)
                {
                    statuses ??= await StatusesAsync(commit, cancellationToken).ConfigureAwait(false);
                    found = [.. statuses.Where(status => status.Context == check).Select(status => (status.State != GitHubStatus.Pending, status.State))];
                }

                if (found.FirstOrDefault(one => one.HasEnded && one.Says != GitHubCheckRun.Success) is { HasEnded: true, Says: var end })
                {
                    return (GateVerdict.No($"GitHub: check {Quoted(check)} of the commit ended with {Quoted(end)}"), "");
                }

                waits = waits.Length > 0 ? waits
                    : found.Count == 0 ? $"there is no check {Quoted(check)} of the commit yet"
                    : found.FirstOrDefault(one => !one.HasEnded) is { Says: { } state } ? $"check {Quoted(check)} of the commit is {Quoted(state)}"
                    : "";
            }

            return waits.Length > 0 ? (null, waits) : (GateVerdict.Yes($"GitHub: {string.Join(", ", checks.Select(Quoted))} passed for the commit"), "");
        }
        catch (ServiceException failure) when (failure.Status is null or 429 or >= 500 || GitHubService.IsThrottled(failure))
        {
            return (null, failure.Message);
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
}
