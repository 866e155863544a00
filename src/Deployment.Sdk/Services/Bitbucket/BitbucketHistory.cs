using System.Globalization;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>Reads from Bitbucket Cloud what lies between two commits.</summary>
/// <param name="services">The means.</param>
/// <param name="service">Bitbucket.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="repository">The repository's slug.</param>
internal sealed class BitbucketHistory(IServiceContext services, OutsideService service, string workspace, string repository)
{
    /// <summary>No list that is wanted is longer; one that never ends is.</summary>
    private const int MostPages = 10;

    /// <summary>Each is a call of its own, and Bitbucket takes a thousand an hour.</summary>
    private const int MostAsked = 10;

    private readonly IBitbucketHistoryApi _api = ServiceClient.Of<IBitbucketHistoryApi>(services, service, BitbucketHistoryJson.Default);

    private readonly string _authorization = BitbucketService.Authorization(services);

    public async Task<ReleaseContents> ReadAsync(string from, string to, ReleaseLimits most, CancellationToken cancellationToken)
    {
        var commits = await ListAsync(from, to, most.Commits + 1, cancellationToken).ConfigureAwait(false);
        var files = await AllAsync(
            await _api.DiffstatAsync(workspace, repository, $"{to}..{from}", _authorization, cancellationToken).ConfigureAwait(false),
            next => _api.DiffstatAsync(next, _authorization, cancellationToken),
            most.Files + 1).ConfigureAwait(false);
        return new ReleaseContents(
            [.. commits.Select(commit => new CommitSummary(commit.Hash, Lines(commit.Message)[0], Name(commit.Author?.Raw)))],
            [.. files.SelectMany(file => new[] { file.Old?.Path, file.New?.Path }).OfType<string>().Distinct()],
            await RequestsAsync(commits, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The commits with their whole messages, newest first.</summary>
    public async Task<IReadOnlyList<DeliveredCommit>> CommitsAsync(string from, string to, int most, CancellationToken cancellationToken) =>
    [
        .. (await ListAsync(from, to, most, cancellationToken).ConfigureAwait(false)).Select(commit =>
            new DeliveredCommit(commit.Hash, Lines(commit.Message)[0], Name(commit.Author?.Raw)) { Message = commit.Message?.TrimEnd() ?? "" }),
    ];

    private async Task<IReadOnlyList<BitbucketCommit>> ListAsync(string from, string to, int most, CancellationToken cancellationToken) =>
        await AllAsync(
            await _api.CommitsAsync(workspace, repository, to, from, _authorization, cancellationToken).ConfigureAwait(false),
            next => _api.CommitsAsync(next, _authorization, cancellationToken),
            most).ConfigureAwait(false);

    // What Bitbucket wrote into its merges is asked first: it costs no call, and the other way is an app that few workspaces have.
    private async Task<IReadOnlyList<string>> RequestsAsync(IReadOnlyList<BitbucketCommit> commits, CancellationToken cancellationToken)
    {
        string[] named = [.. commits.Select(commit => MergedRequest.Of(commit.Message)).OfType<string>()];
        if (named.Length > 0)
        {
            return named;
        }

        var found = new SortedDictionary<int, string>();
        foreach (var commit in commits.Take(MostAsked))
        {
            try
            {
                var page = await _api.RequestsAsync(workspace, repository, commit.Hash, _authorization, cancellationToken).ConfigureAwait(false);
                foreach (var request in page?.Values?.Where(request => request.State == "MERGED") ?? [])
                {
                    found[request.Id] = string.Create(CultureInfo.InvariantCulture, $"#{request.Id} {request.Title}").TrimEnd();
                }
            }
            catch (ServiceException)
            {
                // Not linked, still gathered, or too many calls: the next commit fares no better, and the rest of the note is there.
                break;
            }
        }

        return [.. found.Values.Reverse()];
    }

    private async Task<IReadOnlyList<T>> AllAsync<T>(BitbucketPage<T>? first, Func<string, Task<BitbucketPage<T>?>> follow, int most)
    {
        var all = new List<T>();
        var page = first;
        for (var pages = 1; ; pages++)
        {
            all.AddRange(page?.Values ?? throw ServiceClient.Unreadable(services, service, null, "it has no list"));
            if (page.Next is not { } next || all.Count >= most || pages == MostPages)
            {
                break;
            }

            page = await follow(Own(next)).ConfigureAwait(false);
        }

        return all.Count > most ? all[..most] : all;
    }

    // The token goes along, so it goes nowhere that it would not have gone to without the page's word.
    private string Own(string next) =>
        Uri.TryCreate(next, UriKind.Absolute, out var address) && service.Address.IsBaseOf(address) && address.UserInfo.Length == 0
            ? address.AbsoluteUri
            : throw new ServiceException($"{service.Name}: the next page is said to be at another address than {service.Address}, and is not read");

    private static string[] Lines(string? message) =>
        (message ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines ? lines : ["(no message)"];

    private static string Name(string? author) =>
        author is null ? "unknown"
        : author.IndexOf('<', StringComparison.Ordinal) is var at and > 0 ? author[..at].Trim()
        : author.Trim();
}
