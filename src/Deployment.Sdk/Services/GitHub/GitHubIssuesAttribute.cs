using System.Globalization;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.GitHub;

namespace Deployment.Sdk;

/// <summary>
/// Puts one comment on each issue and pull request of a GitHub repository that the commits of a release mention, after a delivery that succeeded. A
/// token that may write issues and pull requests is in <c>GITHUB_TOKEN</c>.
/// </summary>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">The repository's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GitHubIssuesAttribute(string owner, string repository) : ObserverAttribute
{
    private const int LongestComment = 65_536;

    /// <summary>GitHub limits how fast content is made; more would run into that limit.</summary>
    private const int MostIssues = 20;

    private const int PageSize = 100;

    private const int MostPages = 10;

    /// <summary>The owner of the repository.</summary>
    public string Owner { get; } = owner;

    /// <summary>The repository's name.</summary>
    public string Repository { get; } = repository;

    /// <summary>Another address of the API; <c>GITHUB_API_URL</c> comes before it. Null is <c>https://api.github.com/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override string Describe() => $"issues of GitHub repository {Owner}/{Repository}";

    /// <inheritdoc/>
    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (happening.Kind != DeliveryEventKind.Succeeded)
        {
            return Task.CompletedTask;
        }

        var service = GitHubService.At(services.Address(GitHubService.AddressVariable, Address, GitHubService.Cloud));
        var authorization = GitHubService.Authorization(services);
        var api = ServiceClient.Of<IGitHubApi>(services, service, GitHubJson.Default);
        return NamedInCommits.TellAsync(
            IssueMention.In(happening.Commits, $"{Owner}/{Repository}", GitHubService.Host, withRequests: true),
            MostIssues,
            happening,
            "issues",
            issue => string.Create(CultureInfo.InvariantCulture, $"issue {issue.Number}"),
            issue => TellAsync(api, issue, happening, authorization, cancellationToken));
    }

    private async Task TellAsync(
        IGitHubApi api, IssueMention issue, DeliveryEvent happening, string authorization, CancellationToken cancellationToken)
    {
        var marker = CommentMarker.Of(happening);
        for (var page = 1; page <= MostPages; page++)
        {
            var comments = await api.CommentsAsync(Owner, Repository, issue.Number, page, authorization, cancellationToken).ConfigureAwait(false);
            if (comments.Any(comment => marker.IsIn(comment.Body)))
            {
                return;
            }

            if (comments.Count < PageSize)
            {
                break;
            }
        }

        await api.CommentAsync(
            Owner,
            Repository,
            issue.Number,
            authorization,
            new GitHubComment(marker.Under(happening, issue.Commits, LongestComment)),
            cancellationToken).ConfigureAwait(false);
    }
}
